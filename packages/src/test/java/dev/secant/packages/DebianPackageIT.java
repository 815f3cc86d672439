package dev.secant.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Debian package: its papers, and what dpkg makes of it below another root. */
class DebianPackageIT {
  @TempDir private Path folder;
  private Path root;

  @BeforeEach
  void makeRoot() throws IOException {
    folder = folder.toRealPath();
    root = folder.resolve("another root");
    for (String place : List.of("info", "updates", "triggers")) {
      Files.createDirectories(root.resolve("var/lib/dpkg").resolve(place));
    }
    Files.createFile(root.resolve("var/lib/dpkg/status"));
    Files.createFile(root.resolve("var/lib/dpkg/available"));
  }

  /** As far as the caller's rights go: the scripts run here, and files belong to who runs this. */
  private Call.Result dpkg(String... words) throws Exception {
    List<String> all =
        Stream.concat(
                Stream.of(
                    "dpkg",
                    "--root=" + root,
                    "--log=" + folder.resolve("dpkg.log"),
                    "--force-not-root",
                    "--force-script-chrootless",
                    "--force-depends"),
                Stream.of(words))
            .toList();
    return Call.ofMachine(folder, all.toArray(new String[0]))
        .with("DPKG_ROOT", root.toString())
        .run();
  }

  private String field(String name) throws Exception {
    return Call.ofMachine(folder, "dpkg-deb", "--field", Packages.debianPackage().toString(), name)
        .run()
        .out()
        .strip();
  }

  @Test
  void saysWhatItIsAndWhatItNeeds() throws Exception {
    assertThat(field("Package")).isEqualTo("secant");
    assertThat(field("Version")).isEqualTo(Packages.version().replace('-', '~'));
    assertThat(field("Depends")).isEqualTo("libc6 (>= 2.34), libgcc-s1, libstdc++6, zlib1g");
    assertThat(Integer.parseInt(field("Installed-Size"))).isPositive(); // kB
  }

  /** So that a build of the same sources makes the same package, whenever and by whomever. */
  @Test
  void hasOneTimeAndOneOwner() throws Exception {
    String list =
        Call.ofMachine(folder, "dpkg-deb", "--contents", Packages.debianPackage().toString())
            .with("TZ", "UTC")
            .run()
            .out();
    String time = Packages.property("secant.timestamp").substring(0, 16).replace('T', ' ');
    assertThat(list.lines())
        .hasSizeGreaterThan(50)
        .allMatch(line -> line.contains(" root/root ") && line.contains(" " + time + " "));
  }

  @Test
  void installsRunsAndLeavesNothing() throws Exception {
    Call.Result installed = dpkg("--install", Packages.debianPackage().toString());
    assertThat(installed.code()).as(installed.toString()).isZero();
    Path secant = root.resolve("usr/bin/secant");
    assertThat(Files.readSymbolicLink(secant)).isEqualTo(Path.of("../lib/secant/bin/secant"));
    assertThat(root.resolve("usr/lib/secant/runtime/lib/server/classes.jsa")).isNotEmptyFile();
    assertThat(root.resolve("usr/share/doc/secant/copyright")).isNotEmptyFile();
    assertThat(root.resolve("usr/share/doc/secant/THIRD-PARTY.txt")).isNotEmptyFile();
    for (String forShells :
        List.of(
            "man/man1/secant-diff.1",
            "bash-completion/completions/secant",
            "zsh/vendor-completions/_secant",
            "fish/vendor_completions.d/secant.fish")) {
      assertThat(root.resolve("usr/share").resolve(forShells)).isNotEmptyFile();
    }
    assertThat(Call.of(folder, secant, "diff", "square", "--at", "3").run())
        .isEqualTo(new Call.Result(0, "6.0 ± 6.9E-14  OK\n", ""));

    Call.Result removed = dpkg("--purge", "secant");
    assertThat(removed.code()).as(removed.toString()).isZero();
    assertThat(root.resolve("usr")).doesNotExist();
    try (Stream<Path> left = Files.walk(root)) {
      assertThat(left.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)))
          .allMatch(path -> path.startsWith(root.resolve("var/lib/dpkg")));
    }
  }

  /** The folder of the package is root's: what a user adds is in the user's own. */
  @Test
  void plugInsAreInTheHomeOfTheUser() throws Exception {
    Files.createDirectories(root);
    Call.ofMachine(folder, "dpkg-deb", "-x", Packages.debianPackage().toString(), root.toString())
        .run();
    Path data = Files.createDirectory(folder.resolve("data"));
    Path home = Files.createDirectory(folder.resolve("home"));
    Path secant = root.resolve("usr/bin/secant");
    Files.writeString(
        Files.createDirectories(home.resolve(".local/share/secant/plugins")).resolve("one.jar"),
        "no JAR");
    Files.writeString(
        Files.createDirectories(data.resolve("secant/plugins")).resolve("two.jar"), "no JAR");
    assertThat(Call.of(folder, secant, "functions").with("HOME", home.toString()).run().err())
        .contains(home + "/.local/share/secant/plugins/one.jar: ");
    assertThat(
            Call.of(folder, secant, "functions")
                .with("HOME", home.toString())
                .with("XDG_DATA_HOME", data.toString())
                .run()
                .err())
        .contains(data + "/secant/plugins/two.jar: ")
        .doesNotContain("one.jar");
  }
}
