#!/usr/bin/env python3
"""Writes a layer onto small disks of many sizes: what does not fit leaves the earlier layer as it was,
says so with exit code 3, and fits once there is room. Needs root for tmpfs.
Usage: .ci/slow/full_disk.py BINARY"""
import os
import pathlib
import subprocess
import sys
import tempfile

BINARY = os.path.abspath(sys.argv[1])
# A few reports: it is the writing that is tried.
REPORTS = sorted((pathlib.Path(__file__).resolve().parents[2] / "data" / "reports").glob("*.txt"))[:4]
STAGING = ".incident-mapper-staging"
EVERY = "geojson,csv,gpkg,fgb,kml,uncertainty"


def run(out, formats):
    command = [BINARY, "map", *map(str, REPORTS), "--quiet", "--out", str(out), "--format", formats]
    return subprocess.run(command, stderr=subprocess.PIPE, text=True)


def files(folder):
    return {p.name: p.read_bytes() for p in sorted(folder.iterdir()) if p.is_file()}


def main():
    if os.geteuid() != 0:
        sys.exit("needs root, for mount -t tmpfs")
    desk = pathlib.Path(tempfile.mkdtemp(prefix="full-"))
    whole = {}
    for formats in ("csv", EVERY):
        assert run(desk / "whole", formats).returncode == 0
        whole[formats] = files(desk / "whole")
    small = sum(len(content) for content in whole["csv"].values())
    large = sum(len(content) for content in whole[EVERY].values())
    disk = desk / "disk"
    disk.mkdir()
    refused = fitted = 0
    step = max(4096, (large + 360_000) // 24)
    for room in range(small + 40_000, small + large + 400_000, step):
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={room}", "tmpfs", str(disk)], check=True)
        try:
            out = disk / "out"
            first = run(out, "csv")
            if first.returncode == 3:
                refused += 1
                assert not out.exists(), f"{room} bytes: {os.listdir(out)}"
                continue
            assert first.returncode == 0, first.stderr
            second = run(out, EVERY)
            if second.returncode == 0:
                fitted += 1
                assert files(out) == whole[EVERY], f"{room} bytes"
                assert not (out / STAGING).exists(), f"{room} bytes"
                continue
            assert second.returncode == 3, (second.returncode, second.stderr)
            assert "an earlier layer is left as it was" in second.stderr, second.stderr
            assert files(out) == whole["csv"], f"{room} bytes: the earlier layer is not as it was"
            assert not (out / STAGING).exists(), f"{room} bytes: {os.listdir(out / STAGING)}"
            refused += 1
            subprocess.run(["mount", "-o", f"remount,size={room + 4 * large}", str(disk)], check=True)
            third = run(out, EVERY)
            assert third.returncode == 0, third.stderr
            assert files(out) == whole[EVERY], f"{room} bytes, then more"
        finally:
            subprocess.run(["umount", str(disk)], check=True)
    print(f"{refused + fitted} disks of {small + 40_000} to {small + large + 400_000} bytes: "
          f"{refused} too small, {fitted} large enough; no layer torn")


main()
