"""What stays the same is the same file, and nothing is taken for what it isn't."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khobao.render import Last, Outputs
from khobao.render.publish import MARK, publish

CONTENTS = st.dictionaries(
    st.sampled_from(["a.html", "b/index.html", "b/c.bin", "d"]), st.binary(max_size=3)
)


class Builds:
    """Builds one after the other, each in a folder of its own, beside their manifest."""

    def __init__(self, folder):
        self.folder, self.manifest, self.number = folder, folder / "kept" / "manifest.json", 0

    @property
    def last(self):
        return self.folder / str(self.number)

    def build(self, contents, keys=()):
        last = Last.load(self.last, self.manifest)
        self.number += 1
        outputs = Outputs(self.last, last)
        for output, content in contents.items():
            if output in keys:
                outputs.put_lazily(output, keys[output], lambda content=content: content)
            else:
                outputs.put(output, content)
        outputs.save(self.manifest)
        return outputs

    def files(self):
        return {
            path.relative_to(self.last).as_posix(): path.read_bytes()
            for path in self.last.rglob("*")
            if path.is_file()
        }


@settings(max_examples=60, deadline=None)
@given(steps=st.lists(CONTENTS, min_size=1, max_size=4))
def test_each_build_holds_just_what_was_put(steps, tmp_path_factory):
    builds, before = Builds(tmp_path_factory.mktemp("builds")), {}
    for contents in steps:
        outputs = builds.build(contents)
        assert builds.files() == contents
        same = sum(before.get(output) == content for output, content in contents.items())
        assert (outputs.kept, outputs.written) == (same, len(contents) - same)
        assert outputs.gone() == len(before.keys() - contents.keys())
        before = contents


def test_what_is_the_same_keeps_its_time(tmp_path):
    builds = Builds(tmp_path)
    builds.build({"a": b"1", "b": b"2"})
    stamps = {name: (builds.last / name).stat() for name in "ab"}
    builds.build({"a": b"1", "b": b"3"})
    assert (builds.last / "a").stat().st_mtime_ns == stamps["a"].st_mtime_ns
    assert (builds.last / "b").stat().st_ino != stamps["b"].st_ino


def test_a_file_of_the_same_key_is_not_made_again(tmp_path):
    builds = Builds(tmp_path)
    builds.build({"a": b"1"}, {"a": "one"})
    outputs = Outputs(tmp_path / "next", Last.load(builds.last, builds.manifest))
    outputs.put_lazily("a", "one", lambda: pytest.fail("made again"))
    assert (tmp_path / "next" / "a").read_bytes() == b"1"


@pytest.mark.parametrize("change", ["content", "gone", "replaced", "link"])
def test_a_file_that_was_touched_is_made_again(tmp_path, change):
    builds = Builds(tmp_path)
    builds.build({"a": b"1"}, {"a": "one"})
    path = builds.last / "a"
    if change == "content":
        path.write_bytes(b"2")
        os.utime(path, ns=(0, 0))
    else:
        path.unlink()
    if change == "replaced":
        path.write_bytes(b"2")
    if change == "link":
        path.symlink_to(builds.manifest)
    builds.build({"a": b"1"}, {"a": "one"})
    assert builds.files() == {"a": b"1"}


@pytest.mark.parametrize("damage", [b"", b"[]", b"no digest\n[]"])
def test_a_torn_manifest_is_as_none(tmp_path, damage):
    builds = Builds(tmp_path)
    builds.build({"a": b"1"}, {"a": "one"})
    builds.manifest.write_bytes(damage)
    assert builds.build({"a": b"2"}, {"a": "one"}).written == 1
    assert builds.files() == {"a": b"2"}


def test_without_links_files_are_copied(tmp_path, monkeypatch):
    def refuse(old, new):
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    builds = Builds(tmp_path)
    builds.build({"a": b"1"})
    time = (builds.last / "a").stat().st_mtime_ns
    assert builds.build({"a": b"1"}).kept == 1
    assert (builds.last / "a").stat().st_mtime_ns == time
    assert builds.build({"a": b"1"}).kept == 1


class Published:
    """A site that is published again and again, the old one kept for the next."""

    def __init__(self, folder):
        self.output, self.kept = folder / "output", folder / "kept"
        self.reused = False

    def publish(self, contents):
        manifest, former, there = self.kept / "now", self.kept / "former", []

        def reuse(spare):
            found = Last.load(spare, former)
            there.extend([found] if found.stands_alone({MARK}) else [])
            return bool(there)

        with publish(self.output, reuse=reuse) as staging:
            standing = there[0].files if there else {}
            outputs = Outputs(staging, Last.load(self.output, manifest), standing)
            for output, content in contents.items():
                outputs.put(output, content)
            outputs.finish()
            if manifest.exists():
                manifest.replace(former)
            outputs.save(manifest)
        self.reused = bool(there)

    def files(self):
        return {
            path.relative_to(self.output).as_posix(): path.read_bytes() if path.is_file() else None
            for path in self.output.rglob("*")
            if path.name != MARK and (path.is_file() or not any(path.iterdir()))
        }


@settings(max_examples=60, deadline=None)
@given(
    steps=st.lists(
        st.dictionaries(
            st.sampled_from(["a", "a/b", "a/b/c", "d/e", "d/f", "g"]), st.binary(max_size=2)
        ).filter(lambda held: not any(f"{x}/" in f"{y}"[: len(x) + 1] for x in held for y in held)),
        min_size=2,
        max_size=5,
    )
)
def test_a_site_made_out_of_an_older_one_holds_just_what_was_put(steps, tmp_path_factory):
    site = Published(tmp_path_factory.mktemp("published"))
    for contents in steps:
        site.publish(contents)
        assert site.files() == contents


def test_the_older_site_is_used_and_what_it_shares_stays_as_it_is(tmp_path):
    site, same = Published(tmp_path), set()
    for number in range(4):
        site.publish({"same": b"1", "other": b"%d" % number})
        assert site.reused == (number >= 2)
        assert site.files() == {"same": b"1", "other": b"%d" % number}
        same.add((site.output / "same").stat().st_ino)
    assert len(same) == 1


@pytest.mark.parametrize("meddled", ["added", "folder", "gone", "changed"])
def test_an_older_site_that_was_meddled_with_is_not_used(tmp_path, meddled):
    site = Published(tmp_path)
    for _ in range(3):
        site.publish({"a": b"1", "b/c": b"2"})
    assert site.reused
    spare = tmp_path / ".output.spare"
    if meddled == "added":
        (spare / "b" / "x").touch()
    elif meddled == "folder":
        (spare / "empty").mkdir()
    elif meddled == "gone":
        (spare / "a").unlink()
    else:
        (spare / "a").unlink()
        (spare / "a").write_bytes(b"3")
    site.publish({"a": b"1", "b/c": b"2"})
    assert not site.reused
    assert site.files() == {"a": b"1", "b/c": b"2"}
