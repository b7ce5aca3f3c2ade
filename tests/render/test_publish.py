import pytest

from khobao.render import publish as module
from khobao.render.publish import MARK, PublishError, publish


def make(output, text="new"):
    with publish(output) as staging:
        (staging / "index.html").write_text(text)


def fail(output):
    with publish(output) as staging:
        (staging / "index.html").write_text("half")
        raise ValueError("kaput")


def served(output):
    return (output / "index.html").read_text()


@pytest.fixture(params=["exchange", "two renames"])
def way(request, monkeypatch):
    if request.param == "two renames":
        monkeypatch.setattr(module, "_exchange", lambda one, other: False)


@pytest.mark.usefixtures("way")
def test_a_new_folder_takes_the_place_of_the_old(tmp_path):
    output = tmp_path / "a place" / "output"
    make(output, "old")
    (output / "gone.html").touch()
    make(output, "new")
    assert served(output) == "new"
    assert sorted(path.name for path in output.iterdir()) == [MARK, "index.html"]
    assert list(output.parent.iterdir()) == [output]


def test_an_empty_folder_is_replaced(tmp_path):
    (tmp_path / "output").mkdir()
    make(tmp_path / "output")
    assert served(tmp_path / "output") == "new"


def test_a_failure_leaves_the_old_folder_and_nothing_else(tmp_path):
    output = tmp_path / "output"
    make(output, "old")
    with pytest.raises(ValueError, match="kaput"):
        fail(output)
    assert served(output) == "old"
    assert list(tmp_path.iterdir()) == [output]


def test_a_stranger_s_folder_is_refused_and_kept(tmp_path):
    output = tmp_path / "output"
    output.mkdir()
    (output / "thesis.txt").write_text("mine")
    with pytest.raises(PublishError, match="không do Kho Báo dựng"), publish(output):
        pytest.fail("nothing may be built")
    assert (output / "thesis.txt").read_text() == "mine"


def test_a_file_in_the_place_is_refused(tmp_path):
    (tmp_path / "output").write_text("mine")
    with pytest.raises(PublishError, match="không phải thư mục"), publish(tmp_path / "output"):
        pytest.fail("nothing may be built")


def test_a_folder_that_holds_the_sources_is_refused(tmp_path):
    content = tmp_path / "content"
    content.mkdir()
    (tmp_path / MARK).touch()
    with pytest.raises(PublishError, match="chứa"), publish(tmp_path, sources=[content]):
        pytest.fail("nothing may be built")
    assert content.is_dir()


@pytest.mark.parametrize("place", ["", "images", "a/b"])
def test_an_output_inside_a_folder_it_must_stay_out_of_is_refused(tmp_path, place):
    content = tmp_path / "content"
    content.mkdir()
    with (
        pytest.raises(PublishError, match="nằm trong"),
        publish(content / place, apart=[content]),
    ):
        pytest.fail("nothing may be built")
    assert list(content.iterdir()) == []


def test_what_a_killed_build_left_is_cleared(tmp_path):
    output, staging = tmp_path / "output", tmp_path / ".output.staging"
    make(output, "old")
    staging.mkdir()
    (staging / MARK).touch()
    (staging / "index.html").write_text("half")
    make(output, "new")
    assert served(output) == "new"
    assert list(tmp_path.iterdir()) == [output]


def test_a_build_killed_between_two_renames_gives_the_old_folder_back(tmp_path):
    output = tmp_path / "output"
    make(output, "old")
    output.rename(tmp_path / ".output.old")
    with pytest.raises(ValueError, match="kaput"):
        fail(output)
    assert served(output) == "old"
    assert list(tmp_path.iterdir()) == [output]


def test_a_stranger_s_folder_of_the_staging_name_is_kept(tmp_path):
    staging = tmp_path / ".output.staging"
    staging.mkdir()
    (staging / "mine.txt").touch()
    with pytest.raises(PublishError, match="dời"), publish(tmp_path / "output"):
        pytest.fail("nothing may be built")
    assert (staging / "mine.txt").exists()


def test_a_link_to_a_folder_keeps_pointing_to_it(tmp_path):
    make(tmp_path / "real", "old")
    (tmp_path / "link").symlink_to(tmp_path / "real", target_is_directory=True)
    make(tmp_path / "link", "new")
    assert served(tmp_path / "real") == "new"
    assert (tmp_path / "link").is_symlink()
