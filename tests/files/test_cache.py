"""The cache can only miss."""

from pathlib import Path

from tracker.cache import Cache


def test_keeps_and_gives_back_only_for_the_same_key(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache", tmp_path / "workspace")
    cache.put("KEN", "key 1", {"a": [1, 2]})
    assert cache.get("KEN", "key 1", dict[str, list[int]]) == {"a": [1, 2]}
    assert cache.get("KEN", "key 2", dict[str, list[int]]) is None
    assert cache.get("DEU", "key 1", dict[str, list[int]]) is None
    assert cache.get("KEN", "key 1", list[int]) is None


def test_any_damage_is_a_miss(tmp_path: Path) -> None:
    cache = Cache(tmp_path, tmp_path)
    cache.put("KEN", "key", [1])
    kept = cache.folder / "KEN"
    whole = kept.read_bytes()
    for damaged in (b"", b"\x00", whole[:-1], whole + b"\x00", b"\xff" * 100):
        kept.write_bytes(damaged)
        assert cache.get("KEN", "key", list[int]) is None
    kept.unlink()
    kept.mkdir()
    assert cache.get("KEN", "key", list[int]) is None
    cache.put("KEN", "key", [2])
    assert cache.get("KEN", "key", list[int]) is None


def test_workspaces_do_not_share_entries(tmp_path: Path) -> None:
    one, two = Cache(tmp_path, tmp_path / "a"), Cache(tmp_path, tmp_path / "b")
    one.put("KEN", "key", 1)
    assert two.get("KEN", "key", int) is None


def test_forgets_files_that_are_gone(tmp_path: Path) -> None:
    cache = Cache(tmp_path, tmp_path)
    for name in ("DEU", "KEN"):
        cache.put(name, "key", name)
    cache.keep_only({"KEN"})
    assert cache.get("DEU", "key", str) is None
    assert cache.get("KEN", "key", str) == "KEN"
