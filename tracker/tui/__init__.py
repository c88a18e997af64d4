"""The screens. They show what the layers below compute, and hand edits to an open record.

Start at ``app.py``. ``session.py`` holds the state, ``door.py`` is the only way from data to the
screen, ``screens/`` are the pages and dialogs, ``widgets/`` draw plain data.
"""
