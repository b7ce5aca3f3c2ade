#!/bin/sh
# Make .venv with the first Python that is new enough: PYTHON if it is set,
# else the newest by name. Each one is run, since a version manager's shim may
# stand on PATH for a Python that isn't there.
set -eu

if [ -n "${PYTHON:-}" ]; then
  set -- "$PYTHON"
else
  set -- python3.13 python3.12 python3.11 python3
fi

lacks_venv=
for python in "$@"; do
  "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
  if "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    exec "$python" -m venv --clear .venv
  fi
  lacks_venv=${lacks_venv:-$python}
done

if [ -n "$lacks_venv" ]; then
  package=$("$lacks_venv" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
  cat >&2 <<END
$lacks_venv thiếu mô-đun venv. Trên Debian/Ubuntu, hãy chạy:
$lacks_venv lacks the venv module. On Debian/Ubuntu, run:
    sudo apt install $package
END
elif [ -n "${PYTHON:-}" ]; then
  cat >&2 <<END
PYTHON=$PYTHON không chạy được hoặc cũ hơn Python 3.11.
PYTHON=$PYTHON does not run, or is older than Python 3.11.
END
else
  cat >&2 <<END
Không tìm thấy Python 3.11 trở lên. Hãy cài rồi chạy lại lệnh make:
Python 3.11 or newer was not found. Install it, then run make again:
    Debian 12+, Ubuntu 24.04+:  sudo apt install python3 python3-venv
    macOS (Homebrew):           brew install python@3.13
Python ở chỗ khác / a Python elsewhere:  make … PYTHON=/path/to/python3
END
fi
exit 1
