package dev.secant.cli.plugins.install;

import static dev.secant.cli.plugins.install.FileRepository.dependency;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.cli.CliRun;
import dev.secant.cli.CliRun.Result;
import dev.secant.cli.SamplePlugin;
import dev.secant.cli.output.StagedFolder;
import dev.secant.cli.sample.Brittle;
import dev.secant.cli.sample.Pair;
import dev.secant.runtime.registry.TrustPolicy;
import dev.secant.runtime.registry.trust.LockFile;
import dev.secant.runtime.registry.trust.LockFiles;
import dev.secant.runtime.registry.trust.LockedPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code secant plugins install} against a repository of files. */
class InstallCommandTest {
  private static final String RECEIPT = "hill/.secant-installed";

  @TempDir private Path folder;
  private Path plugins;
  private Path settings;
  private FileRepository repository;

  @BeforeEach
  void publish() throws IOException {
    folder = folder.toRealPath();
    plugins = Files.createDirectory(folder.resolve("my plugins"));
    repository = new FileRepository(Files.createDirectory(folder.resolve("repository")));
    settings = repository.settings(folder.resolve("settings.xml"));
    Path hill = SamplePlugin.write(folder.resolve("hill.jar"), List.of(Pair.class));
    Path table = SamplePlugin.write(folder.resolve("table.jar"), List.of());
    repository
        .add("table", table)
        .add("tool", table)
        .add(
            "hill",
            hill,
            dependency("org.acme:table:1.0", "compile"),
            dependency("org.acme:tool:1.0", "test"),
            dependency("dev.secant:secant-api:9", "compile"),
            dependency("org.slf4j:slf4j-api:9", "runtime"));
  }

  private Result install(String... more) {
    List<String> words =
        new ArrayList<>(List.of("plugins", "install", "--settings", settings.toString()));
    words.addAll(List.of(more));
    return new CliRun().pluginHome(plugins).with(words.toArray(String[]::new));
  }

  private static Result failed(String sentence) {
    return new Result(1, "", "secant: " + sentence + "\nsee docs/errors.md#not-installed\n");
  }

  private static Result refused(String sentence) {
    return new Result(2, "", "secant: " + sentence + "\nsee docs/errors.md#coordinates\n");
  }

  /** All that is in the folder of plug-ins, what is hidden included. */
  private List<String> files() throws IOException {
    try (Stream<Path> paths = Files.walk(plugins)) {
      return paths
          .filter(path -> !Files.isDirectory(path) || path.getFileName().toString().startsWith("."))
          .map(path -> plugins.relativize(path).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  @Test
  void aPlugInComesWithWhatItNeedsAndTheHostDoesNotShowIt() throws IOException {
    assertThat(install("org.acme:hill:1.0"))
        .isEqualTo(
            new Result(
                0,
                "installed hill 1.0: pair; 1 library\n  in " + plugins.resolve("hill") + "\n",
                ""));
    assertThat(files()).containsExactly(RECEIPT, "hill/hill.jar", "hill/lib/table-1.0.jar");
    assertThat(new CliRun().pluginHome(plugins).with("eval", "sum", "pair", "--at", "1").code())
        .isZero();
    assertThat(new CliRun().pluginHome(plugins).with("plugins", "why", "hill.pair").code())
        .isZero();
  }

  @Test
  void anotherFolderAndAnotherRepositoryCanBeNamed() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Path more = Files.createDirectory(folder.resolve("more jars"));
    new FileRepository(more)
        .add("dale", SamplePlugin.write(folder.resolve("dale.jar"), List.of(Brittle.class)));
    assertThat(
            install(
                "org.acme:dale:1.0",
                "--offline",
                "--repository",
                more.toString(),
                "--into",
                other.toString()))
        .isEqualTo(
            new Result(0, "installed dale 1.0: brittle\n  in " + other.resolve("dale") + "\n", ""));
    assertThat(files()).isEmpty();
  }

  @Nested
  class WhereThereIsALockFile {
    private Path lock;

    @BeforeEach
    void lockTheFolder() throws IOException {
      lock = plugins.resolve("plugins.lock");
      LockFiles.write(lock, LockFile.empty(TrustPolicy.LOCKED));
    }

    @Test
    void thePlugInIsLockedWithWhereItIsFrom() throws Exception {
      assertThat(install("org.acme:hill:1.0").err()).isEmpty();
      LockedPlugin locked = LockFiles.read(lock).plugins().get("hill/hill.jar");
      assertThat(locked.sums().keySet()).containsExactly("hill/hill.jar", "hill/lib/table-1.0.jar");
      assertThat(locked.about())
          .isEqualTo(new LockedPlugin.About("hill", "1.0", "org.acme:hill:1.0", ""));
      assertThat(new CliRun().pluginHome(plugins).with("plugins", "why", "pair").code()).isZero();
    }

    @Test
    void thePolicyStaysInForce() throws IOException {
      LockFiles.write(lock, LockFile.empty(TrustPolicy.SIGNED));
      Result result = install("org.acme:hill:1.0");
      assertThat(result.code()).isZero();
      assertThat(result.err())
          .startsWith("secant: warning: it cannot be used yet: " + plugins.resolve("hill"))
          .contains("docs/errors.md#not-signed");
    }

    @Test
    void nothingChangesWhereItCannotBeLocked() throws IOException {
      assertThat(install("org.acme:hill:1.0").code()).isZero();
      byte[] before = Files.readAllBytes(plugins.resolve("hill/hill.jar"));
      repository.add(
          "hill", "2.0", SamplePlugin.write(folder.resolve("h2.jar"), List.of(Brittle.class)));
      StagedFolder.Step fails =
          () -> {
            throw new IOException("the disk is full");
          };
      try (StagedFolder staged = StagedFolder.of(plugins.resolve("hill"))) {
        Files.writeString(staged.path().resolve("hill.jar"), "new");
        assertThatThrownBy(() -> staged.replace(fails)).hasMessage("the disk is full");
      }
      assertThat(plugins.resolve("hill/hill.jar")).hasBinaryContent(before);
      try (StagedFolder staged = StagedFolder.of(plugins.resolve("dale"))) {
        assertThatThrownBy(() -> staged.complete(fails)).hasMessage("the disk is full");
      }
      assertThat(files())
          .containsExactly(RECEIPT, "hill/hill.jar", "hill/lib/table-1.0.jar", "plugins.lock");
      assertThat(new CliRun().pluginHome(plugins).with("plugins", "verify").code()).isZero();
    }

    @Test
    void itIsNotReplacedByAnArtifact() throws IOException {
      repository.add(
          "plugins.lock", SamplePlugin.write(folder.resolve("l.jar"), List.of(Pair.class)));
      assertThat(install("org.acme:plugins.lock:1.0", "--upgrade"))
          .isEqualTo(
              failed(
                  "an artifact cannot be installed as plugins.lock: so the lock file is called"));
      assertThat(files()).containsExactly("plugins.lock");
    }

    @Test
    void nothingIsInstalledBesideABadOne() throws IOException {
      Files.writeString(lock, "nonsense\n");
      Result result = install("org.acme:hill:1.0");
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.err())
          .startsWith("secant: nothing is installed beside a bad lock file: " + lock);
      assertThat(files()).containsExactly("plugins.lock");
    }
  }

  @Nested
  class WhenItIsThereAlready {
    @BeforeEach
    void installOnce() throws IOException {
      assertThat(install("org.acme:hill:1.0").code()).isZero();
      repository.add(
          "hill", "2.0", SamplePlugin.write(folder.resolve("h2.jar"), List.of(Brittle.class)));
    }

    @Test
    void itIsReplacedOnlyByUpgrade() throws IOException {
      assertThat(install("org.acme:hill:2.0"))
          .isEqualTo(failed(plugins.resolve("hill") + " is there already; --upgrade replaces it"));
      assertThat(files()).containsExactly(RECEIPT, "hill/hill.jar", "hill/lib/table-1.0.jar");

      assertThat(install("org.acme:hill:2.0", "--upgrade").out())
          .startsWith("installed hill 2.0: brittle\n");
      assertThat(files()).containsExactly(RECEIPT, "hill/hill.jar");
    }

    @Test
    void whatSomebodyElsePutThereIsNotReplaced() throws IOException {
      Files.delete(plugins.resolve(RECEIPT));
      String sentence =
          plugins.resolve("hill")
              + " is there already, and 'secant plugins install' has not put it there; move it away"
              + " first";
      assertThat(install("org.acme:hill:2.0", "--upgrade")).isEqualTo(failed(sentence));
      StagedFolder.delete(plugins.resolve("hill"));
      Files.writeString(plugins.resolve("hill"), "mine");
      assertThat(install("org.acme:hill:2.0", "--upgrade")).isEqualTo(failed(sentence));
      assertThat(files()).containsExactly("hill");
    }

    @Test
    void anotherArtifactOfItsNameIsNotReplaced() throws IOException {
      Files.writeString(plugins.resolve(RECEIPT), "org.other:hill:7\n");
      assertThat(install("org.acme:hill:2.0", "--upgrade"))
          .isEqualTo(
              failed(
                  plugins.resolve("hill")
                      + " is there already, and is org.other:hill:7, another artifact; remove it"
                      + " first"));
      assertThat(files()).containsExactly(RECEIPT, "hill/hill.jar", "hill/lib/table-1.0.jar");
    }

    @Test
    void itStaysWhereTheNewOneIsOfNoUse() throws IOException {
      repository.add("hill", "3.0", SamplePlugin.write(folder.resolve("h3.jar"), List.of()));
      assertThat(install("org.acme:hill:3.0", "--upgrade").code()).isEqualTo(1);
      assertThat(files()).containsExactly(RECEIPT, "hill/hill.jar", "hill/lib/table-1.0.jar");
    }
  }

  @Nested
  class WhenItCannotBe {
    @Test
    void whatIsNotFoundIsSaidWithWhereItWasLookedFor() throws IOException {
      assertThat(install("org.acme:dale:1.0"))
          .isEqualTo(
              failed(
                  "org.acme:dale:1.0 was not found in here ("
                      + folder.resolve("repository").toUri()
                      + ")"));
      assertThat(files()).isEmpty();
    }

    @Test
    void whatItNeedsIsNamedIfThatIsNotFound() throws IOException {
      repository.add("dale", repository.jar("hill"), dependency("org.acme:gone:1.0", "runtime"));
      assertThat(install("org.acme:dale:1.0"))
          .isEqualTo(
              failed(
                  "org.acme:gone:1.0, which it needs, was not found in here ("
                      + folder.resolve("repository").toUri()
                      + ")"));
      assertThat(files()).isEmpty();
    }

    @Test
    void offlineIsTheReasonIfItIs() {
      assertThat(install("org.acme:dale:1.0", "--offline"))
          .isEqualTo(
              failed(
                  "org.acme:dale:1.0 is not in the local repository nor in a repository of files,"
                      + " and nothing else may be asked offline"));
    }

    @Test
    void aFileThatIsNotItsChecksumIsRefused() throws IOException {
      Files.write(repository.jar("hill"), new byte[] {1});
      Result result = install("org.acme:hill:1.0");
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.err())
          .startsWith(
              "secant: org.acme:hill:1.0 is damaged or was exchanged: its checksum is"
                  + " bf8b4530d8d246dd74ac53a13471bba17941dff7, it must be ")
          .endsWith(
              " from here ("
                  + folder.resolve("repository").toUri()
                  + ")\nsee docs/errors.md#not-installed\n");
      assertThat(files()).isEmpty();
    }

    @Test
    void aHostThatIsNotThereIsNamed() throws IOException {
      Result result = install("org.acme:dale:1.0", "--repository", "http://127.0.0.1:1/repository");
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.err())
          .startsWith(
              "secant: org.acme:dale:1.0 cannot be fetched from repository-1"
                  + " (http://127.0.0.1:1/repository): ")
          .endsWith("\nsee docs/errors.md#not-installed\n");
      assertThat(files()).isEmpty();
    }

    @Test
    void whatIsSecretInAnAddressIsNotShown() throws IOException {
      Files.writeString(
          settings,
          Files.readString(settings)
              .replaceFirst("<url>[^<]*</url>", "<url>http://you:hidden@127.0.0.1:1/more</url>"));
      for (String address :
          List.of(
              "http://me:secret@127.0.0.1:1/x",
              "HTTP://me:sec/ret@127.0.0.1:1/x",
              "http://me:sec ret@127.0.0.1:1/x",
              "ftp://me:secret@host/x",
              "me:secret@host/x")) {
        Result result = install("org.acme:dale:1.0", "--repository", address);
        assertThat(result.code()).isPositive();
        assertThat(result.err())
            .contains("...@")
            .doesNotContain("secret")
            .doesNotContain("sec/ret")
            .doesNotContain("sec ret")
            .doesNotContain("hidden");
      }
    }

    @Test
    void settingsThatCannotBeReadAreTheReason() throws IOException {
      Files.writeString(settings, "<settings><unclosed>");
      Result result = install("org.acme:hill:1.0");
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.err())
          .startsWith("secant: Maven's resolver cannot be used: ")
          .endsWith("\nsee docs/errors.md#not-installed\n");
    }

    @Test
    void aJarWithoutAFunctionIsRefusedWithTheReport() throws IOException {
      assertThat(install("org.acme:table:1.0"))
          .isEqualTo(
              failed(
                  "org.acme:table:1.0 offers no function that can be used, so it was not installed\n"
                      + plugins.resolve("table")
                      + ": the JAR lists no function in"
                      + " META-INF/services/dev.secant.api.Function; list the full names of its"
                      + " classes there, one a line [docs/errors.md#no-functions]"));
      assertThat(files()).isEmpty();
    }

    @Test
    void anotherPlugInOfItsIdIsInTheWay() throws IOException {
      Path other = SamplePlugin.write(plugins.resolve("hill-0.9.jar"), List.of(Brittle.class));
      assertThat(install("org.acme:hill:1.0"))
          .isEqualTo(
              failed(
                  other + " has the id hill, too; remove it first, since neither would be loaded"));
      assertThat(files()).containsExactly("hill-0.9.jar");
    }

    @Test
    void coordinatesHaveThreeParts() {
      for (String text : List.of("hill", "org.acme:hill", "org.acme:hill:[1,2)", "a:b:c:d", "::")) {
        assertThat(install(text))
            .isEqualTo(
                refused(
                    "coordinates must be group:artifact:version, such as org.acme:hill:1.0, were '"
                        + text
                        + "'"));
      }
      assertThat(install("org.acme:hill:LATEST"))
          .isEqualTo(
              refused("the version must be one version, so that all install the same, was LATEST"));
    }

    @Test
    void aRepositoryIsAnAddressOrAFolder() {
      assertThat(install("org.acme:hill:1.0", "--repository", "ftp://x"))
          .isEqualTo(
              refused(
                  "a repository must be an address that begins with https:, http: or file:, or a"
                      + " folder, was 'ftp://x'"));
    }

    @Test
    void theFolderMustBeThere() {
      assertThat(install("org.acme:hill:1.0", "--into", folder.resolve("none").toString()))
          .isEqualTo(
              new Result(
                  2,
                  "",
                  "secant: "
                      + folder.resolve("none")
                      + " does not exist\nsee docs/errors.md#plugin-folder\n"));
    }
  }
}
