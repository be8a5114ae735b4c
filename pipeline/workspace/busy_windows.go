package workspace

import (
	"errors"
	"syscall"
)

// System error codes of winerror.h. Renaming over a file that is open without
// FILE_SHARE_DELETE fails with the first or the second; a file marked
// read-only gives the first, too.
const (
	errorAccessDenied     = syscall.Errno(5)
	errorSharingViolation = syscall.Errno(32)
	errorLockViolation    = syscall.Errno(33)
)

// held tells whether the error of a rename or a read means that another
// program holds the file.
func held(err error) bool {
	var code syscall.Errno
	return errors.As(err, &code) && (code == errorAccessDenied || code == errorSharingViolation || code == errorLockViolation)
}
