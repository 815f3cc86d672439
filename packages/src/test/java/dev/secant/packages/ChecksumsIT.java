package dev.secant.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file SHA256SUMS beside the packages. */
class ChecksumsIT {
  private static final String SUMS = "SHA256SUMS";

  private static List<String> packages() throws IOException {
    return Packages.files(Packages.folder())
        .map(file -> String.valueOf(file.getFileName()))
        .filter(name -> !name.equals(SUMS))
        .sorted()
        .toList();
  }

  @Test
  void areThoseOfAllPackages() throws Exception {
    Call.Result result = Call.ofMachine(Packages.folder(), "sha256sum", "-c", SUMS).run();
    StringBuilder expected = new StringBuilder();
    packages().forEach(name -> expected.append(name).append(": OK\n"));
    assertThat(result).isEqualTo(new Call.Result(0, expected.toString(), ""));
    assertThat(packages()).hasSize(6);
  }

  @Test
  void tellWhichPackageIsDamaged(@TempDir Path folder) throws Exception {
    for (String name : packages()) {
      Files.writeString(folder.resolve(name), "damaged");
    }
    Files.copy(Packages.folder().resolve(SUMS), folder.resolve(SUMS));
    Call.Result result = Call.ofMachine(folder, "sha256sum", "-c", "--quiet", SUMS).run();
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).isEqualTo(String.join(": FAILED\n", packages()) + ": FAILED\n");
  }
}
