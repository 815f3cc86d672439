package dev.secant.cli.docs;

import static java.nio.charset.StandardCharsets.UTF_16;

import dev.secant.cli.CliRun;
import dev.secant.cli.SamplePlugin;
import dev.secant.cli.hazards.HazardPlots;
import dev.secant.cli.sample.Nowhere;
import dev.secant.cli.sample.Pair;
import dev.secant.testkit.jar.PluginJar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A command line for each error. */
final class Provocations {
  private static final String DOCTOR = "secant plugins doctor --plugins @";

  /** What no command line of this test can bring about, and who does. */
  static final Map<String, String> ELSEWHERE = elsewhere();

  private Provocations() {}

  private static Map<String, String> elsewhere() {
    Map<String, String> elsewhere = new LinkedHashMap<>();
    elsewhere.put(
        "process-ended", "ends the JVM: DoctorIT and HostileCallsTest, in a process of their own");
    elsewhere.put("out-of-memory", "takes the heap of this JVM");
    elsewhere.put("internal-error", "a defect, of which none is known");
    elsewhere.put("changed-while-read", "a race with a writer: FileReadingTest of the runtime");
    elsewhere.put(
        "discovery-failed",
        "on the class path only, whose loader must fail: ClassPathTest of the runtime");
    elsewhere.put(
        "plugin-leak", "after a reload, which no command does: LeakyPluginsTest of the runtime");
    elsewhere.put("constructor-timeout", "takes five seconds: HazardsTest, with a shorter limit");
    elsewhere.put("too-many-entries", "takes a second: HazardsTest");
    elsewhere.put("too-large", "takes a second: HazardsTest");
    elsewhere.put("interrupted", "ends the process that is told of it: MainTest");
    elsewhere.put("no-jshell", "by a Java without its module: the tests of the shell");
    elsewhere.put(
        "directory-unreadable", "root, who runs CI, may read all: DirectoryTest of the runtime");
    elsewhere.put("worker-failed", "takes three workers: WorkerRecoveryTest of the runtime");
    elsewhere.put("shell-script", "starts a JShell: ShellIT");
    elsewhere.put("port-not-available", "has a number that no page can know: the tests of explore");
    return elsewhere;
  }

  static List<Provocation> all() {
    List<Provocation> all = new ArrayList<>(commands());
    all.addAll(files());
    all.addAll(computations());
    all.addAll(plugins());
    all.addAll(places());
    hazards()
        .forEach(
            (anchor, id) ->
                all.add(Provocation.of(anchor, DOCTOR, folder -> HazardPlots.plant(id, folder))));
    return all;
  }

  private static List<Provocation> commands() {
    return List.of(
        Provocation.of("usage", "secant eval square --fromat csv --at 1"),
        Provocation.of("unknown-function", "secant eval squre --at 2"),
        Provocation.of("chain-syntax", "secant eval 'square | ex p' --at 1"),
        Provocation.of("invalid-point", "secant eval square --at 1,two"),
        Provocation.of(
            "config",
            "SECANT_CONFIG=@/config secant eval square --at 1",
            folder -> Files.writeString(folder.resolve("config"), "fromat = csv\n")),
        Provocation.of(
            "named-chain",
            "SECANT_CHAINS=@/chains secant define soft",
            folder -> Files.writeString(folder.resolve("chains"), "soft = exp |\n")),
        Provocation.of("plugin-folder", "secant eval square --at 1 --plugins @/nowhere"),
        Provocation.of("new-project", "secant plugins new Half"),
        Provocation.of(
            "factory-failed",
            "secant eval 'make(1)' --at 1 --plugins @",
            folder -> HazardPlots.plant("P5", folder)),
        Provocation.of(
            "duplicate-plugin",
            "secant functions --plugins @",
            folder -> HazardPlots.plant("F14", folder)),
        Provocation.of("coordinates", "secant plugins install acme:half --into @"),
        Provocation.of(
            "not-installed",
            "secant plugins install org.acme:half:1.0 --offline --settings @/settings.xml --into @",
            folder ->
                Files.writeString(
                    folder.resolve("settings.xml"),
                    "<settings><localRepository>"
                        + folder
                        + "/local</localRepository></settings>")),
        Provocation.of("invalid-step", "secant diff square --at 1 --eps 0"),
        Provocation.of("invalid-setting", "secant diff square --at 1 --order 7"));
  }

  private static List<Provocation> files() {
    return List.of(
        Provocation.of("input-file", "secant eval square --input @/nowhere.csv"),
        Provocation.of(
            "input-encoding",
            "secant eval square --input @/points.csv",
            folder -> Files.write(folder.resolve("points.csv"), "x\n1\n".getBytes(UTF_16))),
        Provocation.of("unknown-suffix", "secant eval square --at 1 --output @/out.xlsx"),
        Provocation.of(
            "output-format",
            "secant eval square --input @/points.csv --output @/out.npy",
            points("id,x\na,1\n")),
        Provocation.of(
            "input-column", "secant eval square --input @/points.csv", points("a,b\n1,2\n")),
        Provocation.of(
            "input-format", "secant eval square --input @/points.csv", points("x\n1\n\"2\n3\n")),
        Provocation.of("input-failed", "secant eval square --input /proc/self/mem"),
        Provocation.of("output-file", "secant eval square --at 1 --output @/nowhere/out.csv"),
        Provocation.of("output-failed", "secant eval square --at 1 --output /dev/full"));
  }

  private static Provocation.Plot points(String text) {
    return folder -> Files.writeString(folder.resolve("points.csv"), text);
  }

  private static List<Provocation> computations() {
    return List.of(
        Provocation.of("not-elementwise", "secant diff softmax --at '[1, 2]'"),
        Provocation.of("no-gradient", "secant diff square --gradient --at '[1, 2]'"),
        Provocation.of(
            "no-derivative",
            "secant check half --plugins @",
            folder -> half().writeTo(folder.resolve("x.jar"))),
        Provocation.of(
            "not-checked",
            "secant check --all --samples 2 --plugins @",
            folder -> SamplePlugin.write(folder.resolve("x.jar"), List.of(Nowhere.class))),
        Provocation.of(
            "row-failed",
            "secant eval sqrt3 --at -1 --plugins @",
            folder ->
                PluginJar.elementwise(
                        "a.Sqrt3", "Math.sqrt(Math.addExact((int) x, Integer.MIN_VALUE))")
                    .writeTo(folder.resolve("x.jar"))),
        Provocation.of(
            "function-not-loaded",
            "secant eval bad --at 1 --plugins @",
            folder -> HazardPlots.plant("6", folder)));
  }

  private static List<Provocation> plugins() {
    return List.of(
        Provocation.of(
            "plugin-errors",
            "secant eval square --at 1 --strict --plugins @",
            folder -> Files.writeString(folder.resolve("x.jar"), "hello")),
        Provocation.of("not-as-locked", "secant eval square --at 1 --frozen --plugins @"),
        Provocation.of("lock-file", "secant plugins verify --plugins @"),
        Provocation.of(
            "certificate",
            "secant plugins trust @/key.txt --plugins @",
            folder -> Files.writeString(folder.resolve("key.txt"), "hello")),
        Provocation.of(
            "bad-lock-file",
            DOCTOR,
            folder -> Files.writeString(folder.resolve("plugins.lock"), "hello\n")),
        Provocation.of(
            "not-locked",
            DOCTOR + " --policy locked",
            folder -> half().writeTo(folder.resolve("x.jar"))),
        Provocation.of(
            "lock-mismatch",
            DOCTOR,
            locked(folder -> SamplePlugin.write(folder.resolve("x.jar"), List.of(Pair.class)))),
        Provocation.of(
            "lock-missing", DOCTOR, locked(folder -> Files.delete(folder.resolve("x.jar")))),
        Provocation.of("not-signed", DOCTOR + " --policy signed", locked(folder -> {})),
        Provocation.of(
            "untrusted-signer",
            DOCTOR + " --policy signed",
            folder -> {
              HazardPlots.plant("26c", folder);
              run("plugins", "lock", "--plugins", folder.toString());
            }));
  }

  /** A folder as it was locked, with a plug-in {@code x.jar}, and what happened to it since. */
  private static Provocation.Plot locked(Provocation.Plot later) {
    return folder -> {
      half().writeTo(folder.resolve("x.jar"));
      run("plugins", "lock", "--plugins", folder.toString());
      later.plant(folder);
    };
  }

  private static void run(String... words) {
    CliRun.run(words);
  }

  private static List<Provocation> places() {
    return List.of(
        Provocation.of(
            "directory-missing", "SECANT_PLUGINS=@/nowhere secant plugins doctor --format table"),
        Provocation.of(
            "not-a-directory",
            "SECANT_PLUGINS=@/file secant plugins doctor --format table",
            folder -> Files.writeString(folder.resolve("file"), "")),
        Provocation.of(
            "unreadable",
            DOCTOR,
            folder -> Files.createSymbolicLink(folder.resolve("x.jar"), Path.of("/proc/self/mem"))),
        Provocation.of(
            "reference-missing",
            DOCTOR,
            folder ->
                PluginJar.empty()
                    .source(
                        "package b; public class Table { public static double at(double x) { return x; } }")
                    .source(
                        "package a; public class Bad implements dev.secant.api.ElementwiseFunction {"
                            + " public double forward(double x) { return b.Table.at(x); } }")
                    .listing("a.Bad")
                    .removing("b/Table.class")
                    .writeTo(folder.resolve("x.jar"))),
        Provocation.of(
            "description-failed",
            DOCTOR,
            folder ->
                PluginJar.empty()
                    .source(
                        "package a; public class Bad implements dev.secant.api.ElementwiseFunction {"
                            + " public double forward(double x) { return x; }"
                            + " public String description() { throw new IllegalStateException(\"no text\"); } }")
                    .listing("a.Bad")
                    .writeTo(folder.resolve("x.jar"))));
  }

  private static PluginJar half() {
    return PluginJar.elementwise("a.Half", "x / 2");
  }

  /** Which of the catalogue of hazards shows which problem. */
  private static Map<String, String> hazards() {
    Map<String, String> hazards = new LinkedHashMap<>();
    String[] pairs = {
      "not-a-file 2",
      "broken-link 32b",
      "not-a-jar 1c",
      "folder-without-jar F11",
      "illegal-entry 18",
      "duplicate-entry Z8",
      "bad-manifest M3",
      "class-path-attribute M9",
      "api-too-new M7",
      "api-bundled 19",
      "reserved-id M5",
      "no-functions S17",
      "services-too-large 17",
      "bad-services-line 16a",
      "class-missing 3",
      "wrong-class-name C21",
      "corrupt-class 12c",
      "class-too-new 11",
      "not-a-function 4",
      "not-public 5d",
      "abstract 5a",
      "no-constructor 5c",
      "illegal-name N1",
      "dependency-missing 12a",
      "tampered 25a",
      "duplicate-function N9",
      "shadowed-name N5",
      "too-many-problems S3",
      "constructor-failed 6",
      "name-mismatch N10",
      "bad-parameters P1"
    };
    for (String pair : pairs) {
      hazards.put(pair.split(" ", -1)[0], pair.split(" ", -1)[1]);
    }
    return hazards;
  }
}
