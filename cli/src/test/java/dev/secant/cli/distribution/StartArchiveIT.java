package dev.secant.cli.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The start-up archive that {@code bin/secant} has made and starts from. */
class StartArchiveIT {
  private static final String[] SEED = {
    "diff", "square", "exp", "square", "--at", "0.5", "--method", "central", "--eps", "1e-4"
  };

  private static final Command.Result RESULT = new Command.Result(0, "3.2974426293330694\n", "");

  @TempDir private Path folder;
  private Installation installation;
  private Path cache;

  @BeforeEach
  void install() throws IOException {
    folder = folder.toRealPath();
    installation =
        Installation.in(folder, "programs"); // JDK 17 uses no archive if there is a blank
    cache = folder.resolve("my caches").resolve("secant");
  }

  private Command secant(String... arguments) throws IOException {
    return installation.secant(arguments).with("SECANT_CACHE", cache.toString());
  }

  /** Runs the command of the seed, once the archive is made if there is to be one. */
  private Command.Result seed() throws Exception {
    return secant(SEED).with("SECANT_CACHE_WAIT", "1").run();
  }

  /** Returns the one archive, with nothing else in the folder but its size. */
  private Path archive() throws IOException {
    List<String> names = names();
    assertThat(names).hasSize(2);
    assertThat(names.get(0)).matches(".*[.](jsa|aot)");
    assertThat(names.get(1)).isEqualTo(names.get(0) + ".size");
    return cache.resolve(names.get(0));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** Runs the command of the seed and returns what the JVM tells of {@code what}. */
  private List<String> log(String what) throws Exception {
    String file = what.replace('+', '-') + ".log";
    String options = "-Xlog:" + what + "=info:file=" + file;
    assertThat(secant(SEED).with("SECANT_JAVA_OPTS", options).run()).isEqualTo(RESULT);
    return Files.readAllLines(installation.work().resolve(file), UTF_8);
  }

  private boolean isUsed() throws Exception {
    List<String> main =
        log("class+load").stream().filter(line -> line.contains(" dev.secant.cli.Main ")).toList();
    assertThat(main).hasSize(1);
    return main.get(0).contains("shared objects file");
  }

  @Test
  void isMadeByTheFirstCommandAndUsedByTheNext() throws Exception {
    assertThat(seed()).isEqualTo(RESULT);
    assertThat(archive()).isRegularFile();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive())))
        .isEqualTo("r--------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)))
        .isEqualTo("rwx------");
    assertThat(isUsed()).isTrue();
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void isMadeBehindTheBackOfACommand() throws Exception {
    assertThat(secant(SEED).run()).isEqualTo(RESULT);
    while (names().size() != 2 || !names().get(0).matches(".*[.](jsa|aot)")) {
      Thread.onSpinWait(); // until it is there; the limit is above
    }
    assertThat(isUsed()).isTrue();
  }

  /** Then the JDK may not use what is made, and the command works as ever. */
  @Test
  void blanksInThePathDoNoHarm() throws Exception {
    installation = Installation.in(folder);
    assertThat(seed()).isEqualTo(RESULT);
    assertThat(seed()).isEqualTo(RESULT);
    assertThat(archive()).isRegularFile();
  }

  @Test
  void isInTheUsersFolderOfCaches() throws Exception {
    Path home = Files.createDirectory(folder.resolve("home"));
    Command command = installation.secant(SEED).without("SECANT_CACHE").without("XDG_CACHE_HOME");
    assertThat(command.with("HOME", home.toString()).with("SECANT_CACHE_WAIT", "1").run())
        .isEqualTo(RESULT);
    cache = home.resolve(".cache/secant");
    assertThat(isUsed()).isTrue();
  }

  /** Old archives are cleared away; what else lies in the folder is not Secant's. */
  @Test
  void filesOfOthersStay() throws Exception {
    Path sub = Files.createDirectories(cache.resolve("models"));
    Path old = Files.writeString(cache.resolve("0123456789abcdef_17_gone.jsa"), "old");
    List<Path> others =
        List.of(
            Files.writeString(cache.resolve("model.aot"), "mine"),
            Files.writeString(sub.resolve("0123456789abcdef_data.size"), "mine"),
            Files.writeString(sub.resolve("0123456789abcdef_data.aot"), "mine"));
    for (Path file : others) {
      makeOld(file);
    }
    makeOld(old);
    assertThat(seed()).isEqualTo(RESULT);
    assertThat(old).doesNotExist();
    assertThat(others).allSatisfy(file -> assertThat(file).hasContent("mine"));
    assertThat(isUsed()).isTrue();
  }

  private static void makeOld(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(60, ChronoUnit.DAYS)));
  }

  @Test
  void aFolderMayBeALink() throws Exception {
    Path target = Files.createDirectory(folder.resolve("elsewhere"));
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));
    Files.createDirectories(cache.getParent());
    Files.createSymbolicLink(cache, target);
    assertThat(seed()).isEqualTo(RESULT);
    assertThat(isUsed()).isTrue();
  }

  @Test
  void twoAtOnceMakeOne() throws Exception {
    Command one = secant(SEED).with("SECANT_CACHE_WAIT", "1");
    Command two = secant(SEED).with("SECANT_CACHE_WAIT", "1");
    Process first = one.start();
    Process second = two.start();
    assertThat(one.end(first)).isEqualTo(RESULT);
    assertThat(two.end(second)).isEqualTo(RESULT);
    archive();
    assertThat(isUsed()).isTrue();
  }

  @Test
  void nothingOfLoggingAndOfOtherFunctionsIsInitialised() throws Exception {
    seed();
    List<String> initialised =
        log("class+init").stream()
            .filter(line -> line.contains("Initializing '"))
            .map(line -> line.replaceFirst(".*Initializing '([^']+)'.*", "$1").replace('/', '.'))
            .toList();
    assertThat(initialised)
        .filteredOn(name -> name.startsWith("dev.secant.functions.basic."))
        .contains("dev.secant.functions.basic.Square", "dev.secant.functions.basic.Exp")
        .allMatch(name -> name.matches(".*[.](Square|Exp|kernel[.].*)([$].*)?"));
    assertThat(initialised)
        .noneMatch(name -> name.startsWith("ch.qos.logback."))
        .noneMatch(name -> name.startsWith("org.slf4j."))
        .noneMatch(name -> name.startsWith("picocli."));
  }

  @Nested
  class WhenPluginsChange {
    @Test
    void theirFunctionsAreThoseOfTheJar() throws Exception {
      seed();
      installation.plugIn(Installation.specialFunctions());
      assertThat(secant("eval", "erf", "--at", "0").run())
          .isEqualTo(new Command.Result(0, "0.0\n", ""));
      assertThat(isUsed()).isTrue();

      Files.delete(installation.plugins().resolve("special-functions-1.0.jar"));
      Command.Result gone = secant("eval", "erf", "--at", "0").run();
      assertThat(gone.code()).isEqualTo(2);
      assertThat(gone.err()).startsWith("secant: unknown function 'erf'");
    }

    /** Which the rehearsal for the archive has looked at. */
    @Test
    void oneThatWasThereBeforeTheArchiveMayGo() throws Exception {
      installation.plugIn(Installation.specialFunctions());
      seed();
      assertThat(secant("eval", "erf", "--at", "0").run().out()).isEqualTo("0.0\n");
      Files.delete(installation.plugins().resolve("special-functions-1.0.jar"));
      assertThat(secant("eval", "erf", "--at", "0").run().err())
          .startsWith("secant: unknown function 'erf'");
      assertThat(isUsed()).isTrue();
    }
  }

  /** The command does not notice, except that it takes longer. */
  @Nested
  class WhenItCannotBeUsed {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 4096, 1_000_000})
    void cutOff(int length) throws Exception {
      seed();
      byte[] part = Arrays.copyOf(Files.readAllBytes(archive()), length);
      Path lock = Path.of(archive() + ".lock");
      replace(part);
      Files.createDirectory(lock); // else it would be made again
      assertThat(isUsed()).isFalse();
    }

    @Test
    void cutOffIsMadeAgain() throws Exception {
      seed();
      replace(Arrays.copyOf(Files.readAllBytes(archive()), 100_000));
      assertThat(seed()).isEqualTo(RESULT);
      assertThat(isUsed()).isTrue();
    }

    @Test
    void withoutItsSize() throws Exception {
      seed();
      Path archive = archive();
      Files.delete(Path.of(archive + ".size"));
      Files.createDirectory(Path.of(archive + ".lock")); // else it would be made again
      assertThat(isUsed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 16, 64})
    void corruptInItsHead(int position) throws Exception {
      seed();
      byte[] bytes = Files.readAllBytes(archive());
      for (int i = 0; i < 8; i++) {
        bytes[position + i] ^= (byte) 0x5a;
      }
      replace(bytes);
      assertThat(secant(SEED).run()).isEqualTo(RESULT);
    }

    @Test
    void noArchiveAtAll() throws Exception {
      seed();
      replace("<html>not found</html>".getBytes(UTF_8));
      assertThat(seed()).isEqualTo(RESULT);
    }

    @Test
    void ofAnotherPlace() throws Exception {
      seed();
      Path other = archive();
      Path otherSize = Path.of(other + ".size");
      installation = Installation.in(folder, "elsewhere");
      cache = folder.resolve("other cache");
      seed();
      Path own = archive();
      Files.copy(other, own, StandardCopyOption.REPLACE_EXISTING);
      Files.copy(otherSize, Path.of(own + ".size"), StandardCopyOption.REPLACE_EXISTING);
      assertThat(secant(SEED).run()).isEqualTo(RESULT);
    }

    @Test
    void ofAJarThatWasReplacedSince() throws Exception {
      seed();
      Path jar = installation.home().resolve("lib/secant-runtime.jar");
      Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
      Path lock = Files.createDirectory(Path.of(archive() + ".lock")); // nor made again
      assertThat(isUsed()).isFalse();

      Files.delete(lock);
      assertThat(seed()).isEqualTo(RESULT);
      assertThat(isUsed()).isTrue();
    }

    @Test
    void ofABuildWithJarsOfTheSameSizeAndTime() throws Exception {
      seed();
      Path before = archive();
      Files.writeString(installation.home().resolve("build-id"), "another\n");
      assertThat(seed()).isEqualTo(RESULT);
      assertThat(names()).hasSize(4).contains(before.getFileName().toString());
      assertThat(isUsed()).isTrue();
    }

    @Test
    void linkToWhatSomebodyElseMayChange() throws Exception {
      seed();
      Path archive = archive();
      Path target = Files.move(archive, folder.resolve("target"));
      Files.createSymbolicLink(archive, target);
      assertThat(seed()).isEqualTo(RESULT);
      assertThat(isUsed()).isFalse();
    }

    private void replace(byte[] bytes) throws IOException {
      Path archive = archive();
      Files.delete(archive);
      Files.write(archive, bytes);
    }
  }

  /** The JVM of 25 would not start with two archives, none with two garbage collectors. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Xshare:off",
        "-Xshare:auto",
        "-XX:+UseSerialGC",
        "-XX:+UseParallelGC",
        "-XX:+UseG1GC"
      })
  void optionsOfTheUserWin(String options) throws Exception {
    seed();
    assertThat(secant(SEED).with("SECANT_JAVA_OPTS", options).run()).isEqualTo(RESULT);
  }

  @Nested
  class WhenItCannotBeMade {
    @Test
    void switchedOff() throws Exception {
      assertThat(installation.secant(SEED).with("SECANT_CACHE", "off").run()).isEqualTo(RESULT);
      assertThat(installation.work().resolve("off")).doesNotExist();
    }

    @Test
    void noFolderOfCaches() throws Exception {
      Files.writeString(folder.resolve("my caches"), "a file");
      assertThat(seed()).isEqualTo(RESULT);
      assertThat(isUsed()).isFalse();
    }

    @Test
    void aHomeThatIsNone() throws Exception {
      Path home = folder.resolve("nowhere");
      Command command = installation.secant(SEED).without("SECANT_CACHE").without("XDG_CACHE_HOME");
      assertThat(command.with("HOME", home.toString()).with("SECANT_CACHE_WAIT", "1").run())
          .isEqualTo(RESULT);
      assertThat(home).doesNotExist();
    }

    @Test
    void folderThatOthersMayWriteTo() throws Exception {
      Files.createDirectories(cache);
      Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));
      assertThat(seed()).isEqualTo(RESULT);
      assertThat(isUsed()).isFalse();
    }

    /** Then not every command tries again. */
    @Test
    void somebodyWasKilledMakingIt() throws Exception {
      seed();
      Path archive = archive();
      Files.delete(archive);
      Files.delete(Path.of(archive + ".size"));
      Path lock = Files.createDirectory(Path.of(archive + ".lock"));
      assertThat(seed()).isEqualTo(RESULT);
      assertThat(archive).doesNotExist();

      Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minusSeconds(7200)));
      assertThat(seed()).isEqualTo(RESULT);
      assertThat(archive()).isEqualTo(archive);
      assertThat(isUsed()).isTrue();
    }
  }
}
