package dev.secant.spark.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The script that wraps spark-submit, with programs in its place that print what they are given.
 */
class SubmitScriptTest {
  @TempDir Path folder;

  private Script script;

  @BeforeEach
  void unpack() throws IOException {
    script = new Script(folder.resolve("a folder"));
    script.with("SPARK_HOME", Script.printingSpark(folder.resolve("spark home")));
  }

  /** Returns what is printed for the options of Spark, JARs and options of the job. */
  private List<String> submitted(List<String> ofSpark, String jars, List<String> ofJob)
      throws IOException {
    List<String> words = new ArrayList<>(ofSpark);
    words.addAll(List.of("--class", "dev.secant.spark.job.SecantSparkJob", "--jars", jars));
    words.add(script.job());
    words.addAll(ofJob);
    return words.stream().map(word -> "[" + word + "]").toList();
  }

  @Nested
  class Options {
    @Test
    void areThoseOfSparkOrOfTheJobInAnyOrder() throws Exception {
      Script.Result result =
          script.run(
              "--chain",
              "square | exp",
              "--master",
              "local[2]",
              "--on-error=fail",
              "--conf",
              "spark.a=b c",
              "--conf=spark.d=*",
              "--column",
              "x",
              "--supervise",
              "--unknown");
      assertThat(result.out())
          .isEqualTo(
              submitted(
                  List.of(
                      "--master",
                      "local[2]",
                      "--conf",
                      "spark.a=b c",
                      "--conf=spark.d=*",
                      "--supervise"),
                  script.jars(),
                  List.of(
                      "--chain", "square | exp", "--on-error=fail", "--column", "x", "--unknown")));
      assertThat(result.code()).isZero();
      assertThat(result.err()).isEmpty();
    }

    @Test
    void keepWhatAShellWouldChange() throws Exception {
      String odd = "it's \"odd\" $HOME `id` \\ * \n; second line'";
      assertThat(String.join("\n", script.run("--input", odd, "--name", "").out()))
          .isEqualTo(
              String.join(
                  "\n", submitted(List.of("--name", ""), script.jars(), List.of("--input", odd))));
    }

    @ParameterizedTest
    @CsvSource({"--plugins", "--jars", "--master", "--conf", "--driver-memory"})
    void thatEndWithoutTheirValueAreNamed(String option) throws Exception {
      Script.Result result = script.run("--chain", "square", option);
      assertThat(result.code()).isEqualTo(125);
      assertThat(result.err()).isEqualTo("secant-spark-submit: " + option + " needs a value\n");
    }
  }

  @Nested
  class PlugIns {
    @Test
    void ofAFolderAndSingleOnesJoinTheJarsOfSpark() throws Exception {
      Path plugins = Files.createDirectory(folder.resolve("my plugins"));
      Path hill = Files.createFile(plugins.resolve("hill 1.jar"));
      Files.createFile(plugins.resolve("README.txt"));
      Path single = Files.createFile(folder.resolve("single.jar"));
      assertThat(
              script
                  .run(
                      "--plugins",
                      plugins.toString(),
                      "--jars=/a.jar,/b.jar",
                      "--plugins=" + single)
                  .out())
          .isEqualTo(
              submitted(
                  List.of(), script.jars() + "," + hill + ",/a.jar,/b.jar," + single, List.of()));
    }

    @Test
    void thatAreNotThereAreNamed() throws Exception {
      assertThat(script.run("--plugins", "/no/such").err())
          .isEqualTo(
              "secant-spark-submit: --plugins must be a JAR or a folder of JARs, and /no/such is not"
                  + " there\n");
      Path empty = Files.createDirectory(folder.resolve("empty"));
      assertThat(script.run("--plugins", empty.toString()).err())
          .isEqualTo(
              "secant-spark-submit: --plugins must be a JAR or a folder of JARs, and "
                  + empty
                  + " has none\n");
    }

    @Test
    void withAFolderOfTheirOwnCannotBeSent() throws Exception {
      Path plugin = Files.createDirectories(folder.resolve("plugins/special"));
      Files.createFile(plugin.resolve("special.jar"));
      assertThat(script.run("--plugins", plugin.getParent().toString()).err())
          .isEqualTo(
              "secant-spark-submit: the plug-in "
                  + plugin
                  + " is a folder, and Spark sends files; put its libraries into special.jar (shade"
                  + " them)\n");
    }

    @Test
    void withACommaInTheirNameCannotBeSent() throws Exception {
      Path jar = Files.createFile(folder.resolve("a,b.jar"));
      assertThat(script.run("--plugins", jar.toString()).err())
          .isEqualTo(
              "secant-spark-submit: Spark separates JARs by commas, and the name of "
                  + jar
                  + " has one; rename it\n");
    }
  }

  @Nested
  class TheLog {
    private String options(String... arguments) throws Exception {
      List<String> printed = script.with("SHOW_OPTIONS", "yes").run(arguments).out();
      return printed.get(printed.size() - 1);
    }

    @Test
    void isAQuietOneThatComesAlong() throws Exception {
      String quiet =
          "-Dlog4j2.configurationFile=\""
              + Path.of(script.job()).resolveSibling("../conf/log4j2.properties").normalize()
              + "\"";
      assertThat(options("--chain", "square")).isEqualTo(quiet);
      script.with("SPARK_SUBMIT_OPTS", "-Da=b");
      assertThat(options("--chain", "square")).isEqualTo("-Da=b " + quiet);
    }

    @Test
    void isThatOfSparkWhereSomebodyWantsIt() throws Exception {
      assertThat(options("--verbose")).isEmpty();
      script.with("SPARK_SUBMIT_OPTS", "-Dlog4j2.debug");
      assertThat(options("--chain", "square")).isEqualTo("-Dlog4j2.debug");
    }

    @Test
    void isThatOfSparkWhereItHasAConfiguration() throws Exception {
      Path conf = Files.createDirectories(folder.resolve("spark home/conf"));
      Files.createFile(conf.resolve("log4j2.properties.template"));
      assertThat(options("--chain", "square")).contains("log4j2.properties");
      Files.createFile(conf.resolve("log4j2.xml"));
      script.with("SPARK_SUBMIT_OPTS", "");
      assertThat(options("--chain", "square")).isEmpty();
    }
  }

  @Nested
  class Spark {
    @Test
    void isFoundByALinkToTheScript() throws Exception {
      Path link = Files.createSymbolicLink(folder.resolve("submit"), script.path());
      assertThat(script.run(link, "--help").out())
          .isEqualTo(submitted(List.of(), script.jars(), List.of("--help")));
    }

    @Test
    void isTheOneOnThePathWithoutAHome() throws Exception {
      Path spark = folder.resolve("spark home");
      script.with("SPARK_HOME", "").with("PATH", spark.resolve("bin") + ":/usr/bin:/bin");
      assertThat(script.run("--help").out())
          .isEqualTo(submitted(List.of(), script.jars(), List.of("--help")));
    }

    @Test
    void mayBeItsJarsAlone() throws Exception {
      Path jars = Files.createDirectories(folder.resolve("of maven/jars"));
      Files.createFile(jars.resolve("spark-core_2.13-4.2.0.jar"));
      Path home = jars.getParent();
      script.with("SPARK_HOME", home).with("JAVA_HOME", Script.printingJava(folder.resolve("jdk")));
      List<String> expected =
          new ArrayList<>(
              List.of(
                  "[-Xmx128m]",
                  "[-cp]",
                  "[" + home + "/jars/*]",
                  "[org.apache.spark.launcher.Main]",
                  "[org.apache.spark.deploy.SparkSubmit]"));
      String odd = "it's \"odd\" $HOME `id` \\ *\n second line'";
      expected.addAll(
          submitted(
              List.of("--driver-memory", "3g"), script.jars(), List.of("--input", odd, "failed")));
      assertThat(
              String.join(
                  "\n", script.run("--driver-memory", "3g", "--input", odd, "failed").out()))
          .isEqualTo(String.join("\n", expected));
    }

    @Test
    void whoseLauncherFailsIsNotStarted() throws Exception {
      Path jars = Files.createDirectories(folder.resolve("of maven/jars"));
      Files.createFile(jars.resolve("spark-core_2.13-4.2.0.jar"));
      script
          .with("SPARK_HOME", jars.getParent())
          .with("JAVA_HOME", Script.brokenJava(folder.resolve("jdk")));
      assertThat(script.run("--help")).isEqualTo(new Script.Result(125, List.of(), "no memory\n"));
    }

    @Test
    void thatIsMissingIsAskedFor() throws Exception {
      assertThat(script.with("SPARK_HOME", "").run().err())
          .isEqualTo(
              "secant-spark-submit: no Spark found; set SPARK_HOME to the folder of one, 4.x for"
                  + " Scala 2.13, or put its bin/ on PATH\n");
      assertThat(script.with("SPARK_HOME", folder.resolve("none")).run().err())
          .isEqualTo(
              "secant-spark-submit: SPARK_HOME is "
                  + folder.resolve("none")
                  + ", which has neither bin/spark-submit nor jars/spark-core_*.jar; set it to the"
                  + " folder of a Spark\n");
    }

    @Test
    void withoutItsOwnJarsSaysSo() throws Exception {
      Files.delete(Path.of(script.job()));
      assertThat(script.run().err())
          .isEqualTo(
              "secant-spark-submit: "
                  + script.job()
                  + " is missing; unpack the archive again, all of it\n");
    }
  }
}
