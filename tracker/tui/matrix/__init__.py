"""The matrix in parts: what a cell shows, in which order cells stand, what is said of one."""
