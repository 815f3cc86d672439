package dev.secant.packages;

import java.nio.file.Path;
import java.util.List;

/** What the files of the runtime stand on. */
final class RuntimeFiles {
  /**
   * The libraries of libc6, libgcc-s1, libstdc++6 and zlib1g, on which the Debian package depends.
   */
  static final List<String> LIBRARIES_OF_THE_MACHINE =
      List.of(
          "libc.so.6",
          "libdl.so.2",
          "libgcc_s.so.1",
          "libm.so.6",
          "libpthread.so.0",
          "librt.so.1",
          "libstdc++.so.6",
          "libz.so.1");

  private RuntimeFiles() {}

  static boolean isLibrary(Path file) {
    return file.toString().endsWith(".so");
  }
}
