"""Why the system refused something, in an editor's words and with the cure."""

from __future__ import annotations

import errno

CURES = {
    errno.ENOSPC: "đĩa đầy; hãy dọn bớt hay chọn đĩa khác rồi chạy lại",
    errno.EDQUOT: "hết phần đĩa được cấp; hãy dọn bớt rồi chạy lại",
    errno.EFBIG: "tệp lớn quá mức hệ thống cho phép; hãy nới mức ấy (ulimit -f) rồi chạy lại",
    errno.EROFS: "đĩa chỉ cho đọc; hãy chọn nơi ghi được",
    errno.EACCES: "không có quyền; hãy cấp quyền đọc và ghi, hay chọn nơi khác",
    errno.EPERM: "hệ thống không cho phép; hãy cấp quyền đọc và ghi, hay chọn nơi khác",
    errno.EBUSY: "đang là điểm gắn đĩa; hãy chọn một thư mục con ở trong",
    errno.ENOENT: "không có tệp hay thư mục này",
    errno.EEXIST: "đã có sẵn; hãy dời đi rồi chạy lại",
    errno.ENOTDIR: "có phần là tệp, không phải thư mục",
    errno.EISDIR: "là thư mục, không phải tệp",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.EMFILE: "quá nhiều tệp cùng mở; hãy nới mức ấy (ulimit -n) rồi chạy lại",
    errno.ENFILE: "quá nhiều tệp cùng mở trên cả máy; hãy đóng bớt chương trình rồi chạy lại",
    errno.ENOMEM: "hết bộ nhớ; hãy đóng bớt chương trình rồi chạy lại",
    errno.EIO: "đĩa không đọc hay ghi được; hãy kiểm tra đĩa",
    errno.ENOLCK: "hệ tệp này không khóa được; hãy chọn đĩa khác",
}


def reason(error: OSError) -> str:
    """Return why it failed; the system's own words where there are no others."""
    known = CURES.get(error.errno) if error.errno is not None else None
    return known or error.strerror or str(error) or type(error).__name__
