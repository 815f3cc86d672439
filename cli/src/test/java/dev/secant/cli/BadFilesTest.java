package dev.secant.cli;

import static dev.secant.cli.CliRun.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.secant.cli.CliRun.Result;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests files that are not what they should be, and places that take none. */
class BadFilesTest {
  @TempDir private Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Nested
  class Inputs {
    @Test
    void ofAnUnknownSuffixAreRefused() throws IOException {
      String file = file("p.xlsx", "x\n1\n");
      assertThat(run("eval", "square", "--input", file))
          .isEqualTo(
              new Result(
                  2,
                  "",
                  "secant: --input: "
                      + file
                      + " does not end in .csv, .tsv, .jsonl or .npy, or one of them and .gz\n"
                      + "say what it is, as in --input-format csv\n"
                      + "see docs/errors.md#unknown-suffix\n"));
      assertThat(run("eval", "square", "--input", file, "--input-format", "csv").out())
          .isEqualTo("x,value\n1,1.0\n");
    }

    @Test
    void thatAreNotCompressedAsTheirNameSaysAreRefused() throws IOException {
      String file = file("p.csv.gz", "x\n1\n");
      assertThat(run("eval", "square", "--input", file).err())
          .startsWith(
              "secant: "
                  + file
                  + " ends in .gz and is not compressed by gzip; it may be damaged or renamed\n");
    }

    @Test
    void withAQuoteNeverClosedNameTheLineInWhichItOpened() {
      String text = "x,a,b\n1,2,3\n4,\"two\nlines\",\"open\n5,6,7\n";
      assertThat(CliRun.input(text).with("eval", "square"))
          .isEqualTo(
              new Result(
                  1,
                  "x,a,b,value\n1,2,3,1.0\n",
                  """
                  secant: standard input:4: a quoted field does not end, so the rows from here on cannot be read
                  see docs/errors.md#input-format
                  """));
    }

    @Test
    void whoseColumnIsMissingSayWhichThereAreAndTheNearest() throws IOException {
      String file = file("p.csv", "day,celsius\n1,2\n");
      assertThat(run("eval", "square", "--input", file, "--column", "celcius"))
          .isEqualTo(
              new Result(
                  2,
                  "",
                  "secant: "
                      + file
                      + " has no column named 'celcius', its first row is day, celsius; did you"
                      + " mean celsius?\nsee docs/errors.md#input-column\n"));
    }

    /** A gigabyte would take seconds; what is kept of it does not depend on how much follows. */
    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        quoteCharacter = '`',
        value = {"csv;x,1", "tsv;\"x", "csv;1\t2", "jsonl;{\"x\":1"})
    void withALineWithoutEndEndThere(String format, String text) {
      Result result =
          CliRun.input(new Endless(text)).with("eval", "square", "--input-format", format);
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.err())
          .matches("(?s)secant: standard input:1[: ].* longer than [0-9]+ .*#input-format\n");
    }

    @Test
    void withARowOfEndlessFieldsEndIfItIsToBeCarried() {
      String row = "x".repeat(1000) + ",";
      String text = "x,a\n1," + "\"" + "y".repeat(1 << 20) + "z\"\n" + row;
      assertThat(CliRun.input(text).with("eval", "square").err())
          .startsWith(
              "secant: standard input:2: a field is longer than 1048576 characters; a closing quote"
                  + " may be missing, so the rows from here on cannot be read\n");
    }
  }

  /** Some text, and its last character for ever. */
  private static final class Endless extends InputStream {
    private final String text;
    private int next;

    Endless(String text) {
      this.text = text;
    }

    @Override
    public int read() {
      return text.charAt(Math.min(next++, text.length() - 1));
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      int known = Math.min(length, Math.max(0, text.length() - next));
      for (int i = 0; i < known; i++) {
        buffer[offset + i] = (byte) read();
      }
      Arrays.fill(buffer, offset + known, offset + length, (byte) text.charAt(text.length() - 1));
      return length;
    }
  }

  @Nested
  class Outputs {
    @Test
    void ofAnUnknownSuffixAreRefusedBeforeAnythingIsRead() {
      String out = folder.resolve("out.xlsx").toString();
      Result expected =
          new Result(
              2,
              "",
              "secant: --output: "
                  + out
                  + " does not end in .csv, .tsv, .jsonl, .ndjson, .md or .npy, or one of them and .gz\n"
                  + "end it so, or choose a --format\nsee docs/errors.md#unknown-suffix\n");
      assertThat(CliRun.input(new Endless("1\n")).with("eval", "square", "--output", out))
          .isEqualTo(expected);
      assertThat(run("eval", "square", "--at", "1", "--output", out, "--format", "csv").code())
          .isZero();
      assertThat(Path.of(out)).hasContent("x,value\n1.0,1.0\n");
    }

    /** Root may write into any folder, but below a file there is none. */
    @Test
    void belowAFileCannotBe() throws IOException {
      String out = file("plain", "") + "/out.csv";
      assertThat(run("eval", "square", "--at", "1", "--output", out))
          .isEqualTo(
              new Result(
                  2,
                  "",
                  "secant: --output: cannot write "
                      + out
                      + ": Not a directory\nsee docs/errors.md#output-file\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"in.csv", "./in.csv", "link.csv", "hard.csv"})
    void cannotBeTheInput(String name) throws IOException {
      String in = file("in.csv", "x\n1\n");
      Files.createSymbolicLink(folder.resolve("link.csv"), Path.of("in.csv"));
      Files.createLink(folder.resolve("hard.csv"), Path.of(in));
      String out = folder.resolve(name).toString();
      assertThat(run("eval", "square", "--input", in, "--output", out))
          .isEqualTo(
              new Result(
                  2,
                  "",
                  "secant: --output: "
                      + out
                      + " is the input file\nsee docs/errors.md#output-file\n"));
      assertThat(Path.of(in)).hasContent("x\n1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"out.csv", "out.jsonl.gz", "out.npy", "out.npy.gz"})
    void onAFullDiskLeaveNothingAndWhatWasThere(String name) throws Exception {
      Path disk = mounted("size=256k");
      try {
        Path out = Files.writeString(disk.resolve(name), "old");
        Result result = run("eval", "sin", "--range", "0:1:1000000", "--output", out.toString());
        assertThat(result)
            .isEqualTo(
                new Result(
                    1,
                    "",
                    "secant: cannot write "
                        + out
                        + ": No space left on device\nsee docs/errors.md#output-failed\n"));
        assertThat(out).hasContent("old");
        try (Stream<Path> files = Files.list(disk)) {
          assertThat(files).containsExactly(out);
        }
      } finally {
        unmount(disk);
      }
    }

    @Test
    void inAFolderThatMayOnlyBeReadAreRefused() throws Exception {
      Path disk = mounted("ro");
      try {
        String out = disk.resolve("out.csv").toString();
        assertThat(run("eval", "square", "--at", "1", "--output", out))
            .isEqualTo(
                new Result(
                    2,
                    "",
                    "secant: --output: cannot write "
                        + out
                        + ": Read-only file system\nsee docs/errors.md#output-file\n"));
      } finally {
        unmount(disk);
      }
    }

    private Path mounted(String options) throws Exception {
      Path disk = Files.createDirectory(folder.resolve("disk"));
      assumeTrue(
          call("mount", "-t", "tmpfs", "-o", options, "tmpfs", disk.toString()),
          "needs the right to mount a file system");
      return disk;
    }

    private static void unmount(Path disk) throws Exception {
      assertThat(call("umount", disk.toString())).isTrue();
    }

    private static boolean call(String... command) throws InterruptedException {
      try {
        return new ProcessBuilder(command).start().waitFor() == 0;
      } catch (IOException e) { // no such program
        return false;
      }
    }
  }
}
