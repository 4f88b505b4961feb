"""Calls of the Windows API that Python's library does not offer, by ctypes; empty on every other system.

Knows structures and constants of the Win32 headers (winnt.h, sysinfoapi.h, errhandlingapi.h, werapi.h, sddl.h).
Refuses to decide anything: its neighbours in this package say when and why.
"""

from __future__ import annotations

import sys

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    # Protected list: inherited rights are dropped; SYSTEM, administrators and the owner keep full access.
    _OWNER_ONLY = "D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;FA;;;OW)"
    # Others of the same user may wait for, end and name this process, but neither read its memory nor copy its handles.
    _PROCESS_UNREADABLE = "D:P(A;;0x1FFFFF;;;SY)(A;;0x101001;;;OW)"
    _SDDL_REVISION = 1
    _DACL_SECURITY_INFORMATION = 4
    _NO_ERROR_BOXES = 0x0001 | 0x0002 | 0x8000
    _WER_NO_HEAP, _WER_NO_UI = 0x01, 0x20
    _EXTENDED_LIMITS = 9
    _LIMIT_PROCESS_TIME, _LIMIT_ACTIVE_PROCESS, _LIMIT_PROCESS_MEMORY = 0x0002, 0x0008, 0x0100
    _LIMIT_DIE_ON_UNHANDLED_EXCEPTION = 0x0400
    _PROCESS_VM_READ = 0x0010
    # Job objects count time in steps of 100 ns.
    _TICKS = 10_000_000

    _kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
    _advapi32 = ctypes.WinDLL("advapi32", use_last_error=True)
    # Without these a 64-bit handle would be cut to an int.
    _kernel32.GetCurrentProcess.restype = wintypes.HANDLE
    _kernel32.OpenProcess.restype = wintypes.HANDLE
    _kernel32.OpenProcess.argtypes = [wintypes.DWORD, wintypes.BOOL, wintypes.DWORD]
    _kernel32.CloseHandle.argtypes = [wintypes.HANDLE]
    _kernel32.CreateJobObjectW.restype = wintypes.HANDLE
    _kernel32.CreateJobObjectW.argtypes = [wintypes.LPVOID, wintypes.LPCWSTR]
    _kernel32.AssignProcessToJobObject.argtypes = [wintypes.HANDLE, wintypes.HANDLE]
    _kernel32.SetInformationJobObject.argtypes = [wintypes.HANDLE, ctypes.c_int, wintypes.LPVOID, wintypes.DWORD]
    _kernel32.QueryInformationJobObject.argtypes = [
        wintypes.HANDLE,
        ctypes.c_int,
        wintypes.LPVOID,
        wintypes.DWORD,
        wintypes.LPDWORD,
    ]
    _kernel32.SetKernelObjectSecurity.argtypes = [wintypes.HANDLE, wintypes.DWORD, wintypes.LPVOID]
    _kernel32.CreateDirectoryW.argtypes = [wintypes.LPCWSTR, wintypes.LPVOID]
    _kernel32.LocalFree.argtypes = [wintypes.LPVOID]
    _kernel32.GlobalMemoryStatusEx.argtypes = [wintypes.LPVOID]
    _kernel32.SetErrorMode.argtypes = [wintypes.UINT]
    _kernel32.WerSetFlags.argtypes = [wintypes.DWORD]
    _advapi32.ConvertStringSecurityDescriptorToSecurityDescriptorW.argtypes = [
        wintypes.LPCWSTR,
        wintypes.DWORD,
        ctypes.POINTER(wintypes.LPVOID),
        wintypes.LPVOID,
    ]

    class _SecurityAttributes(ctypes.Structure):
        """SECURITY_ATTRIBUTES."""

        _fields_ = [("length", wintypes.DWORD), ("descriptor", wintypes.LPVOID), ("inherit", wintypes.BOOL)]

    class _MemoryStatus(ctypes.Structure):
        """MEMORYSTATUSEX."""

        _fields_ = [
            ("length", wintypes.DWORD),
            ("load", wintypes.DWORD),
            ("total", ctypes.c_uint64),
            ("rest", ctypes.c_uint64 * 6),
        ]

    class _ExtendedLimits(ctypes.Structure):
        """JOBOBJECT_EXTENDED_LIMIT_INFORMATION, its basic part and its counters of traffic laid flat."""

        _fields_ = [
            ("process_time", ctypes.c_int64),
            ("job_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("least_working_set", ctypes.c_size_t),
            ("most_working_set", ctypes.c_size_t),
            ("processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
            ("traffic", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process_memory", ctypes.c_size_t),
            ("peak_job_memory", ctypes.c_size_t),
        ]

    def _checked(answer: int | None) -> int:
        """`answer` of a call where 0 means failure; OSError with the system's own reason instead of 0."""
        if not answer:
            raise ctypes.WinError(ctypes.get_last_error())
        return answer

    def _descriptor(sddl: str) -> wintypes.LPVOID:
        """A security descriptor from its text form; the caller frees it with LocalFree."""
        made = wintypes.LPVOID()
        convert = _advapi32.ConvertStringSecurityDescriptorToSecurityDescriptorW
        _checked(convert(sddl, _SDDL_REVISION, ctypes.byref(made), None))
        return made

    def no_error_reports() -> None:
        """Crash boxes and the memory in crash reports are off for this process."""
        _kernel32.SetErrorMode(_NO_ERROR_BOXES)
        # Answers an HRESULT; S_OK is 0.
        if _kernel32.WerSetFlags(_WER_NO_HEAP | _WER_NO_UI) != 0:
            raise OSError("WerSetFlags")

    def make_process_unreadable() -> None:
        """Other processes of the same user can no longer open this one to read its memory (administrators can)."""
        descriptor = _descriptor(_PROCESS_UNREADABLE)
        try:
            process = _kernel32.GetCurrentProcess()
            _checked(_kernel32.SetKernelObjectSecurity(process, _DACL_SECURITY_INFORMATION, descriptor))
        finally:
            _kernel32.LocalFree(descriptor)

    def may_read_process(number: int) -> bool:
        """Whether this process may open process `number` to read its memory, as any other of the same user may."""
        process = _kernel32.OpenProcess(_PROCESS_VM_READ, False, number)
        if process:
            _kernel32.CloseHandle(process)
        return bool(process)

    def make_private_folder(path: str) -> None:
        """A new folder at `path` that only its owner, SYSTEM and administrators may open."""
        descriptor = _descriptor(_OWNER_ONLY)
        try:
            rights = _SecurityAttributes(ctypes.sizeof(_SecurityAttributes), descriptor, False)
            _checked(_kernel32.CreateDirectoryW(path, ctypes.byref(rights)))
        finally:
            _kernel32.LocalFree(descriptor)

    def physical_memory() -> int:
        """Bytes of memory built into the machine."""
        status = _MemoryStatus(length=ctypes.sizeof(_MemoryStatus))
        _checked(_kernel32.GlobalMemoryStatusEx(ctypes.byref(status)))
        return int(status.total)

    def enter_job(memory: int, seconds: int) -> None:
        """Put this process for good into a job of `memory` bytes, `seconds` of processor time and one process.

        The handle is left open on purpose: the job lasts as long as the process.
        """
        job = _checked(_kernel32.CreateJobObjectW(None, None))
        limits = _ExtendedLimits(process_time=seconds * _TICKS, processes=1, process_memory=memory)
        limits.flags = (
            _LIMIT_PROCESS_TIME | _LIMIT_ACTIVE_PROCESS | _LIMIT_PROCESS_MEMORY | _LIMIT_DIE_ON_UNHANDLED_EXCEPTION
        )
        size = ctypes.sizeof(limits)
        _checked(_kernel32.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), size))
        _checked(_kernel32.AssignProcessToJobObject(job, _kernel32.GetCurrentProcess()))

    def job_limits() -> tuple[int, int]:
        """(bytes, seconds) of the job this process is in."""
        limits = _ExtendedLimits()
        size = ctypes.sizeof(limits)
        _checked(_kernel32.QueryInformationJobObject(None, _EXTENDED_LIMITS, ctypes.byref(limits), size, None))
        return int(limits.process_memory), int(limits.process_time) // _TICKS
