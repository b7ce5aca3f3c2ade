"""Whatever else makes pages is told apart: sources and installed packages."""

from khobao.render import code


def test_any_change_of_a_source_is_another_version(tmp_path):
    (tmp_path / "data").mkdir()
    source = tmp_path / "data" / "one.yaml"
    source.write_text("1")
    first = code.version([tmp_path])
    assert first == code.version([tmp_path]) != code.version([])
    source.write_text("2")
    second = code.version([tmp_path])
    assert second != first
    source.rename(tmp_path / "data" / "two.yaml")
    assert code.version([tmp_path]) not in (first, second)


def test_what_python_compiles_does_not_count(tmp_path):
    (tmp_path / "one.py").write_text("1")
    first = code.version([tmp_path])
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "one.pyc").write_bytes(b"1")
    assert code.version([tmp_path]) == first


def test_another_package_is_another_version(tmp_path, monkeypatch):
    installed = tmp_path / "site"
    installed.mkdir()
    monkeypatch.setattr(code.sysconfig, "get_path", lambda name: str(installed))
    first = code.version([])
    (installed / "markdown-3.8.dist-info").mkdir()
    assert code.version([]) != first
