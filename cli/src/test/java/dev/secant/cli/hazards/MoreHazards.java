package dev.secant.cli.hazards;

import static dev.secant.cli.hazards.Jars.FUNCTION;
import static dev.secant.cli.hazards.Jars.HALF_CLASS;
import static dev.secant.cli.hazards.Jars.IDENTITY;
import static dev.secant.cli.hazards.Jars.applying;
import static dev.secant.cli.hazards.Jars.bad;
import static dev.secant.cli.hazards.Jars.calling;
import static dev.secant.cli.hazards.Jars.half;
import static dev.secant.cli.hazards.Jars.one;
import static dev.secant.cli.hazards.Jars.sneaky;
import static dev.secant.cli.hazards.Jars.with;
import static dev.secant.cli.hazards.KnownHazards.x;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.secant.testkit.jar.PluginJar;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Hazards of our own invention. */
final class MoreHazards {
  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  private static final String ESCAPE = "\u001b[31mred\u001b[0m";

  private MoreHazards() {}

  static List<Hazard> all() {
    List<Hazard> all = new ArrayList<>();
    all.addAll(servicesFiles());
    all.addAll(files());
    all.addAll(zips());
    all.addAll(manifests());
    all.addAll(classes());
    all.addAll(names());
    all.addAll(constructors());
    all.addAll(calls());
    all.addAll(factories());
    all.addAll(isolated());
    return all;
  }

  private static Hazard services(String id, String what, byte[] content) {
    return Hazard.of(
        id,
        what,
        folder -> half().changing(PluginJar.FUNCTIONS, bytes -> content).writeTo(x(folder)),
        "half");
  }

  private static List<Hazard> servicesFiles() {
    return List.of(
        services("S1", "services file with a NUL", "a.Half\na.\0Bad\n".getBytes(UTF_8)),
        services("S2", "services file in UTF-16", "a.Half\n".getBytes(UTF_16)),
        services(
            "S3",
            "services file of two thousand bad lines",
            "not a class!\n".repeat(2000).getBytes(UTF_8)),
        services("S4", "services file with Mac line ends", "# one\ra.Half\r".getBytes(UTF_8)),
        services(
            "S5", "services file with Windows line ends", "# one\r\na.Half\r\n".getBytes(UTF_8)),
        services(
            "S6", "services file with escape codes", ("a.Half\n" + ESCAPE + "\n").getBytes(UTF_8)),
        services(
            "S7",
            "services file with text that runs from right to left",
            "a.Half\n\u202ea.Bad\n".getBytes(UTF_8)),
        services(
            "S8",
            "services file with a path in place of a name",
            "a/Half\na.Half\n".getBytes(UTF_8)),
        services(
            "S9",
            "services file with .class behind the name",
            "a.Half.class\na.Half\n".getBytes(UTF_8)),
        services(
            "S10",
            "services file that lists a class of the JDK",
            "java.lang.String\na.Half\n".getBytes(UTF_8)),
        services(
            "S11",
            "services file that lists an interface of the api",
            "dev.secant.api.ElementwiseFunction\na.Half\n".getBytes(UTF_8)),
        services(
            "S12",
            "services file that lists one class three times",
            "a.Half\na.Half\na.Half\n".getBytes(UTF_8)),
        services(
            "S13",
            "services file with a name of 60,000 characters",
            ("a.Half\n" + "b".repeat(60_000) + "\n").getBytes(UTF_8)),
        services(
            "S14",
            "services file with comments and blanks around",
            "  a.Half   # the half\n\n\t\n".getBytes(UTF_8)),
        services(
            "S15",
            "services file that is a class file",
            new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 61}),
        Hazard.of(
            "S16",
            "services file of 200 MB in one line",
            folder ->
                PluginJar.empty().bomb(PluginJar.FUNCTIONS, "a", 200L << 20).writeTo(x(folder))),
        Hazard.of(
            "S17",
            "services file that is a folder",
            folder ->
                half()
                    .removing(PluginJar.FUNCTIONS)
                    .entry(PluginJar.FUNCTIONS + "/", new byte[0])
                    .writeTo(x(folder))),
        Hazard.of(
            "S18",
            "services file in other letters",
            folder ->
                half()
                    .renaming(PluginJar.FUNCTIONS, "meta-inf/SERVICES/dev.secant.api.Function")
                    .writeTo(x(folder))),
        Hazard.of(
            "S19",
            "services file lists a factory among the functions",
            folder -> factory("").listing("a.Make").writeTo(x(folder)),
            "make(2)"));
  }

  private static List<Hazard> files() {
    return List.of(
        Hazard.of(
            "F1",
            "folder with JARs in a circle of links",
            folder -> Files.createSymbolicLink(folder.resolve("loop"), Path.of("."))),
        Hazard.of(
            "F2",
            "two links in a circle",
            folder -> {
              Files.createSymbolicLink(x(folder), Path.of("y.jar"));
              Files.createSymbolicLink(folder.resolve("y.jar"), Path.of("x.jar"));
            }),
        Hazard.of(
            "F3",
            "link to a JAR elsewhere",
            folder -> {
              half()
                  .writeTo(Files.createDirectory(folder.resolve("elsewhere")).resolve("real.bin"));
              Files.createSymbolicLink(x(folder), Path.of("elsewhere/real.bin"));
            },
            "half"),
        Hazard.of(
            "F4",
            "link to a device",
            folder -> Files.createSymbolicLink(x(folder), Path.of("/dev/zero"))),
        Hazard.of(
            "F5",
            "link to a terminal's end",
            folder -> Files.createSymbolicLink(x(folder), Path.of("/dev/null"))),
        Hazard.of("F6", "named pipe", folder -> run(folder, "mkfifo x.jar")),
        Hazard.of(
            "F7", "link to a named pipe", folder -> run(folder, "mkfifo pipe; ln -s pipe x.jar")),
        Hazard.of(
            "F8",
            "file of 1 GB without a block on the disk",
            folder -> run(folder, "truncate -s 1G x.jar")),
        Hazard.of(
            "F9",
            "hidden file of a copy under way",
            folder -> Files.writeString(folder.resolve(".x.jar"), "half of it")),
        Hazard.of(
            "F10",
            "other files between the plug-ins",
            folder -> {
              Files.writeString(folder.resolve("README.txt"), "read me");
              Files.writeString(folder.resolve("x.jar.bak"), "old");
              Files.writeString(folder.resolve("x.jar.part"), "new");
            }),
        Hazard.of(
            "F11",
            "folder without a JAR of its name",
            folder -> half().writeTo(Files.createDirectory(folder.resolve("x")).resolve("y.jar"))),
        Hazard.of(
            "F12",
            "folder whose library is damaged",
            folder -> {
              half().writeFolder(folder.resolve("x"));
              Files.writeString(folder.resolve("x/lib/dep.jar"), "hello");
            },
            "half"),
        Hazard.of(
            "F13",
            "JAR and folder of one name",
            folder -> {
              half().writeTo(x(folder));
              half().writeFolder(folder.resolve("x"));
            },
            "half"),
        Hazard.of(
            "F14",
            "two versions of one plug-in",
            folder -> {
              half().writeTo(folder.resolve("x-1.0.jar"));
              PluginJar.elementwise("a.Half", "x * 0.5").writeTo(folder.resolve("x-1.1.jar"));
            },
            "half"),
        Hazard.of(
            "F15",
            "ids that differ in case",
            folder -> {
              half().writeTo(folder.resolve("Xy.jar"));
              half().manifest("Secant-Plugin", "xy").writeTo(folder.resolve("z.jar"));
            },
            "half"),
        Hazard.of(
            "F16",
            "name of 100 characters",
            folder -> Files.writeString(folder.resolve("x".repeat(96) + ".jar"), "hello")));
  }

  private static List<Hazard> zips() {
    return List.of(
        Hazard.of(
            "Z1",
            "junk in front",
            folder -> half().behind("#!/bin/sh\nexit\n".getBytes(UTF_8)).writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z2",
            "junk behind",
            folder -> half().followedBy(new byte[100]).writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z3",
            "comment with a false end in it",
            folder -> half().comment(falseEnd()).writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z4",
            "more entries claimed than there are",
            folder -> half().claimingMoreEntries(5).writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z5",
            "fewer entries claimed than there are",
            folder -> half().claimingMoreEntries(-1).writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z6",
            "encrypted class",
            folder -> half().encrypting(HALF_CLASS).writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z7",
            "unknown compression",
            folder -> half().compressing(HALF_CLASS, 99).writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z8",
            "class twice",
            folder -> half().entry(HALF_CLASS, new byte[9]).writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z9",
            "services file twice",
            folder -> half().entry(PluginJar.FUNCTIONS, "a.Other\n").writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z10",
            "wrong checksum",
            folder -> half().miscounting(HALF_CLASS).writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z11",
            "class that says it has 3 GB",
            folder -> half().claimingSize(HALF_CLASS, 3L << 30).writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z12",
            "class that says it has 10 bytes",
            folder -> half().claimingSize(HALF_CLASS, 10).writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z13",
            "entry that begins at the root",
            folder -> half().entry("/etc/passwd", "x").writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z14",
            "entry that leads out by backslashes",
            folder -> half().entry("..\\..\\x", "x").writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z15",
            "entry with a NUL in its name",
            folder -> half().entry("a/b\0c", "x").writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z16",
            "entry whose name is no UTF-8",
            folder ->
                half()
                    .entry(new byte[] {'a', '/', (byte) 0xff, (byte) 0xfe}, new byte[1])
                    .writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z17",
            "JAR in the JAR",
            folder -> PluginJar.empty().entry("lib/half.jar", half().toBytes()).writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z18",
            "class in BOOT-INF, as an application has it",
            folder ->
                half().renaming(HALF_CLASS, "BOOT-INF/classes/a/Half.class").writeTo(x(folder)),
            "half"),
        Hazard.of("Z19", "zip without anything", folder -> PluginJar.empty().writeTo(x(folder))),
        Hazard.of(
            "Z21",
            "class of 40 MB",
            folder ->
                PluginJar.empty()
                    .bomb(HALF_CLASS, "\0", 40L << 20)
                    .listing("a.Half")
                    .writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z22",
            "large resource that nobody reads",
            folder -> half().bomb("data.bin", "\0", 40L << 20).writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z23",
            "end that asks for zip64 that is not there",
            folder -> half().damaged(MoreHazards::zip64Lie).writeTo(x(folder)),
            "half"),
        Hazard.of(
            "Z24",
            "text of a web page in place of the JAR",
            folder -> Files.writeString(x(folder), "<!DOCTYPE html>\n<html>404</html>\n")),
        Hazard.of(
            "Z25",
            "another archive",
            folder ->
                Files.write(
                    x(folder), new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2})),
        Hazard.of(
            "Z26",
            "all bits of the file turned",
            folder -> half().damaged(MoreHazards::inverted).writeTo(x(folder))));
  }

  private static List<Hazard> manifests() {
    return List.of(
        Hazard.of(
            "M1",
            "manifest of 10 MB",
            folder -> half().bomb(MANIFEST, "A: b\r\n", 10L << 20).writeTo(x(folder)),
            "half"),
        Hazard.of(
            "M2",
            "manifest of 100 MB",
            folder -> half().bomb(MANIFEST, "A: b\r\n", 100L << 20).writeTo(x(folder)),
            "half"),
        Hazard.of(
            "M3",
            "manifest that is none",
            folder -> half().entry(MANIFEST, "hello\n\n").writeTo(x(folder)),
            "half"),
        Hazard.of(
            "M4",
            "id with escape codes",
            folder -> half().manifest("Secant-Plugin", ESCAPE).writeTo(x(folder)),
            "half"),
        Hazard.of(
            "M5",
            "reserved id",
            folder -> half().manifest("Secant-Plugin", "core").writeTo(x(folder)),
            "half"),
        Hazard.of(
            "M6",
            "empty id",
            folder -> half().manifest("Secant-Plugin", " ").writeTo(x(folder)),
            "half"),
        Hazard.of(
            "M7",
            "api of the future",
            folder -> half().manifest("Secant-Api", "99.0").writeTo(x(folder)),
            "half"),
        Hazard.of(
            "M8",
            "api that is no version",
            folder -> half().manifest("Secant-Api", "latest").writeTo(x(folder)),
            "half"),
        Hazard.of(
            "M9",
            "Class-Path in lower case",
            folder -> half().manifest("class-path", "file:///etc/").writeTo(x(folder)),
            "half"),
        Hazard.of(
            "M10",
            "Class-Path in the manifest of a library",
            folder ->
                half()
                    .library(
                        "dep",
                        PluginJar.empty().manifest("Class-Path", "../../x.jar").entry("a", "b"))
                    .writeFolder(folder.resolve("x")),
            "half"),
        Hazard.of(
            "M11",
            "agents and launchers in the manifest",
            folder ->
                half()
                    .manifest("Premain-Class", "a.Half")
                    .manifest("Launcher-Agent-Class", "a.Half")
                    .manifest("Main-Class", "a.Half")
                    .writeTo(x(folder)),
            "half"));
  }

  private static Hazard head(String id, String what, String head, String body) {
    return Hazard.of(
        id, what, folder -> one("a.Bad", head, body).listing("a.Bad").writeTo(x(folder)), "bad");
  }

  private static List<Hazard> classes() {
    String forward = " public double forward(double v) { return v; }";
    return List.of(
        head("C1", "enum", "public enum Bad " + FUNCTION, " ONE;" + forward),
        head("C2", "record with a component", "public record Bad(double y) " + FUNCTION, forward),
        head("C3", "record without one", "public record Bad() " + FUNCTION, forward),
        head(
            "C4",
            "interface",
            "public interface Bad extends dev.secant.api.ElementwiseFunction",
            ""),
        head(
            "C5",
            "sealed class",
            "public sealed class Bad " + FUNCTION + " permits Bad.Sub",
            forward + " public static final class Sub extends Bad {}"),
        head("C6", "annotation", "public @interface Bad", ""),
        Hazard.of(
            "C7",
            "inner class that needs an outer one",
            folder ->
                one(
                        "a.Outer",
                        "public class Outer",
                        " public class Bad " + FUNCTION + " {" + forward + "}")
                    .listing("a.Outer$Bad")
                    .writeTo(x(folder)),
            "bad"),
        Hazard.of(
            "C8",
            "nested class, listed with a dot",
            folder ->
                one(
                        "a.Outer",
                        "public class Outer",
                        " public static class Bad " + FUNCTION + " {" + forward + "}")
                    .listing("a.Outer.Bad")
                    .writeTo(x(folder)),
            "bad"),
        Hazard.of(
            "C9",
            "nested class of one that is not public",
            folder ->
                one(
                        "a.Outer",
                        "class Outer",
                        " public static class Bad " + FUNCTION + " {" + forward + "}")
                    .listing("a.Outer$Bad")
                    .writeTo(x(folder)),
            "bad"),
        Hazard.of(
            "C10",
            "class in the default package",
            folder ->
                PluginJar.empty()
                    .source("public class Bad " + FUNCTION + " {" + forward + " }")
                    .listing("Bad")
                    .writeTo(x(folder)),
            "bad"),
        Hazard.of(
            "C11",
            "bridge methods of generics",
            folder ->
                with(
                        one(
                            "a.Base",
                            "public abstract class Base<T extends Number>",
                            " abstract T of(T t); public double forward(double v) { return of(null) == null ? v : 0; }"),
                        "a.Bad",
                        "public class Bad extends Base<Double> " + FUNCTION,
                        " Double of(Double d) { return d; }")
                    .listing("a.Bad")
                    .writeTo(x(folder)),
            "bad"),
        Hazard.of(
            "C12",
            "class file of no bytes",
            folder -> half().changing(HALF_CLASS, bytes -> new byte[0]).writeTo(x(folder)),
            "half"),
        Hazard.of(
            "C13",
            "class file that is text",
            folder ->
                half()
                    .changing(HALF_CLASS, bytes -> "class Half {}".getBytes(UTF_8))
                    .writeTo(x(folder)),
            "half"),
        Hazard.of(
            "C14",
            "class file with junk behind",
            folder ->
                half()
                    .changing(HALF_CLASS, bytes -> Bytes.concat(bytes, new byte[8]))
                    .writeTo(x(folder)),
            "half"),
        Hazard.of(
            "C15",
            "class file with a broken constant pool",
            folder -> half().changing(HALF_CLASS, bytes -> set(bytes, 10, 0x63)).writeTo(x(folder)),
            "half"),
        Hazard.of(
            "C18",
            "class of Java 1.0",
            folder -> half().classVersion(44).writeTo(x(folder)),
            "half"),
        Hazard.of(
            "C19",
            "superclass is final",
            folder ->
                with(
                        one("a.Base", "public class Base", ""),
                        "a.Bad",
                        "public class Bad extends Base " + FUNCTION,
                        forward)
                    .listing("a.Bad")
                    .changing(
                        "a/Base.class",
                        bytes ->
                            PluginJar.empty()
                                .source("package a; public final class Base {}")
                                .contentOf("a/Base.class"))
                    .writeTo(x(folder)),
            "bad"),
        Hazard.of(
            "C20",
            "superclass is an interface",
            folder ->
                with(
                        one("a.Base", "public class Base", ""),
                        "a.Bad",
                        "public class Bad extends Base " + FUNCTION,
                        forward)
                    .listing("a.Bad")
                    .changing(
                        "a/Base.class",
                        bytes ->
                            PluginJar.empty()
                                .source("package a; public interface Base {}")
                                .contentOf("a/Base.class"))
                    .writeTo(x(folder)),
            "bad"),
        Hazard.of(
            "C21",
            "class that belongs to the JDK's packages",
            folder ->
                half()
                    .changing(HALF_CLASS, bytes -> bytes)
                    .entry("java/lang/Evil.class", half().contentOf(HALF_CLASS))
                    .listing("java.lang.Evil")
                    .writeTo(x(folder)),
            "half"),
        Hazard.of(
            "C22",
            "function of the host's class path is named",
            folder ->
                PluginJar.empty().listing("dev.secant.functions.basic.Exp").writeTo(x(folder))));
  }

  private static Hazard named(String id, String what, String name) {
    return head(
        id,
        what,
        "@dev.secant.api.FunctionName(\"" + name + "\") public class Bad " + FUNCTION,
        IDENTITY);
  }

  private static List<Hazard> names() {
    return List.of(
        named("N1", "name with escape codes", "\\u001b[31mred"),
        named("N2", "empty name", ""),
        named("N3", "name of the variable", "x"),
        named("N4", "name of a pipe", "a|b"),
        named("N5", "name of a built-in function", "exp"),
        named("N6", "name of 10,000 characters", "a".repeat(10_000)),
        named("N7", "name that runs from right to left", "\\u202eabc"),
        named("N8", "name in capitals", "BAD"),
        Hazard.of(
            "N9",
            "two classes of one name",
            folder ->
                PluginJar.elementwise("a.Half", "x / 2")
                    .withElementwise("b.Half", "x * 4")
                    .writeTo(x(folder)),
            "half"),
        Hazard.of(
            "N10",
            "name() says something else",
            folder ->
                bad(" public String name() { return \"" + "\\u001b[2J" + "\"; }")
                    .writeTo(x(folder)),
            "bad"),
        Hazard.of(
            "N11",
            "name() throws",
            folder ->
                bad(" public String name() { throw new IllegalStateException(); }")
                    .writeTo(x(folder)),
            "bad"),
        Hazard.of(
            "N12",
            "name() returns null",
            folder -> bad(" public String name() { return null; }").writeTo(x(folder)),
            "bad"),
        Hazard.of(
            "N13",
            "class name that yields no name",
            folder -> PluginJar.elementwise("a._1", "x").writeTo(x(folder))));
  }

  private static Hazard constructing(String id, String what, String members) {
    return Hazard.of(id, what, folder -> bad(members).writeTo(x(folder)), "bad");
  }

  private static List<Hazard> constructors() {
    return List.of(
        constructing(
            "K1", "constructor sleeps", " public Bad() throws Exception { Thread.sleep(600000); }"),
        constructing(
            "K2",
            "static initialiser sleeps",
            " static { try { Thread.sleep(600000); } catch (InterruptedException e) {} }"),
        constructing(
            "K3",
            "constructor leaves a thread",
            " public Bad() { Thread t = new Thread(() -> { while (true) java.util.concurrent.locks.LockSupport.park(); }); t.setDaemon(true); t.start(); }"),
        constructing(
            "K4",
            "constructor interrupts its thread",
            " public Bad() { Thread.currentThread().interrupt(); }"),
        constructing(
            "K5",
            "constructor throws past the compiler",
            sneaky()
                + " public Bad() { Bad.<RuntimeException>raise(new java.io.IOException(\"disk\")); }"),
        constructing(
            "K6",
            "constructor throws an exception without a message",
            " public Bad() { throw new RuntimeException() { public String getMessage() { throw this; } }; }"),
        constructing(
            "K8",
            "static initialiser throws an error",
            sneaky() + " static { Bad.<RuntimeException>raise(new ThreadDeath()); }"),
        constructing(
            "K9",
            "constructor changes the context class loader",
            " public Bad() { Thread.currentThread().setContextClassLoader(null); }"),
        constructing(
            "K10",
            "message of 100 MB",
            " public Bad() { throw new RuntimeException(\"z\".repeat(100_000_000)); }"),
        constructing(
            "K11",
            "message with escape codes",
            " public Bad() { throw new RuntimeException(\"\\u001b[2J\\n\\u202eevil\"); }"),
        constructing(
            "K12",
            "looks for the host's classes",
            " public Bad() throws Exception { Class.forName(\"dev.secant.runtime.registry.FunctionRegistry\"); }"),
        constructing(
            "K13",
            "cyclic causes",
            " public Bad() { RuntimeException a = new RuntimeException(\"a\"); a.initCause(new RuntimeException(\"b\", a)); throw a; }"));
  }

  private static Hazard call(String id, String what, String statements, String... chains) {
    String[] uses = chains.length == 0 ? new String[] {"bad"} : chains;
    return Hazard.of(id, what, folder -> calling(statements).writeTo(x(folder)), uses);
  }

  private static List<Hazard> calls() {
    return List.of(
        call("R1", "throws", "throw new ArithmeticException(\"boom\");", "good.twice | bad"),
        call("R2", "calls itself for ever", "return forward(x) + 1;"),
        call(
            "R3",
            "asks for more memory than there is",
            "long[][] all = new long[8][Integer.MAX_VALUE - 8]; return all.length;"),
        call("R4", "throws an error of the JVM", "throw new InternalError(\"inside\");"),
        call("R5", "asserts", "throw new AssertionError(x);"),
        call(
            "R6",
            "message with escape codes",
            "throw new RuntimeException(\"\\u001b[2J\\n\\u202eevil\");"),
        Hazard.of(
            "R7",
            "message that throws",
            folder ->
                bad(
                        FUNCTION,
                        " static class E extends RuntimeException { public String getMessage() { throw this; } public String toString() { throw this; } } public double forward(double x) { throw new E(); }")
                    .writeTo(x(folder)),
            "bad"),
        Hazard.of(
            "R8",
            "message that never comes",
            folder ->
                bad(
                        FUNCTION,
                        " static class E extends RuntimeException { public String getMessage() { while (true) java.util.concurrent.locks.LockSupport.park(); } } public double forward(double x) { throw new E(); }")
                    .writeTo(x(folder)),
            "bad"),
        call(
            "R9",
            "static initialiser of a helper throws",
            "class Table { static final int SIZE = Integer.parseInt(\"x\"); } return new Table().SIZE;"),
        call("R10", "casts to the wrong class", "Object o = \"text\"; return (Double) o;"),
        call("R11", "divides whole numbers by zero", "return 1 / (int) (x - 3);"),
        Hazard.of(
            "R12",
            "array function that throws for what it should",
            folder ->
                applying("throw new IllegalArgumentException(\"input must have 7 elements\");")
                    .writeTo(x(folder)),
            "bad"),
        Hazard.of(
            "R13",
            "array function that gives an array for a number",
            folder -> applying("return dev.secant.api.Variable.of(1, 2);").writeTo(x(folder)),
            "bad"),
        Hazard.of(
            "R14",
            "domain() throws, description() too",
            folder ->
                bad(" public dev.secant.api.Domain domain() { throw new RuntimeException(\"where?\"); } public String description() { throw new RuntimeException(\"what?\"); }")
                    .writeTo(x(folder)),
            "bad"));
  }

  private static List<Hazard> factories() {
    return List.of(
        factoryHazard(
            "P1",
            "parameters() returns null",
            " public java.util.List<dev.secant.api.Parameter> parameters() { return null; }"),
        factoryHazard(
            "P2",
            "parameters() throws",
            " public java.util.List<dev.secant.api.Parameter> parameters() { throw new RuntimeException(\"which?\"); }"),
        factoryHazard(
            "P3",
            "parameters() of one name",
            " public java.util.List<dev.secant.api.Parameter> parameters() { dev.secant.api.Parameter n = dev.secant.api.Parameter.number(\"n\", \"\"); return java.util.List.of(n, n); }"),
        factoryHazard(
            "P4",
            "parameters() that never ends",
            " public java.util.List<dev.secant.api.Parameter> parameters() { return java.util.Collections.nCopies(Integer.MAX_VALUE, dev.secant.api.Parameter.number(\"n\", \"\")); }"),
        factoryHazard(
            "P5",
            "create() returns null",
            " public dev.secant.api.Function create(dev.secant.api.Arguments a) { return null; }"),
        factoryHazard(
            "P6",
            "create() throws",
            " public dev.secant.api.Function create(dev.secant.api.Arguments a) { throw new ArithmeticException(\"/ by zero\"); }"),
        factoryHazard(
            "P7",
            "create() refuses",
            " public dev.secant.api.Function create(dev.secant.api.Arguments a) { throw new IllegalArgumentException(\"n must be odd, was 2\"); }"),
        factoryHazard(
            "P8",
            "create() sleeps",
            " public dev.secant.api.Function create(dev.secant.api.Arguments a) { while (true) java.util.concurrent.locks.LockSupport.park(); }"));
  }

  private static Hazard factoryHazard(String id, String what, String method) {
    return Hazard.of(
        id, what, folder -> factory(method).listingFactory("a.Make").writeTo(x(folder)), "make(2)");
  }

  private static List<Hazard> isolated() {
    return List.of(
        call("I1", "call loops for ever; isolated", "while (x == 3) Thread.onSpinWait(); return x;")
            .in(Hazard.Setting.ISOLATED),
        call(
                "I2",
                "call fills the heap; isolated",
                "java.util.List<long[]> all = new java.util.ArrayList<>(); while (true) all.add(new"
                    + " long[1 << 20]);")
            .in(Hazard.Setting.ISOLATED),
        call("I3", "call halts the process; isolated", "Runtime.getRuntime().halt(0); return x;")
            .in(Hazard.Setting.ISOLATED),
        call(
                "I4",
                "call prints and closes the streams; isolated",
                "System.out.println(x); System.out.close(); return x;")
            .in(Hazard.Setting.ISOLATED));
  }

  /** A factory with one method that is bad, the others being good. */
  private static PluginJar factory(String method) {
    String parameters =
        " public java.util.List<dev.secant.api.Parameter> parameters() { return java.util.List.of(dev.secant.api.Parameter.number(\"n\", \"\")); }";
    String create =
        " public dev.secant.api.Function create(dev.secant.api.Arguments a) { return dev.secant.api.ElementwiseFunction.of(\"make\", x -> x); }";
    String body =
        (method.contains(" parameters()") ? "" : parameters)
            + (method.contains(" create(") ? "" : create)
            + method;
    return one("a.Make", "public class Make implements dev.secant.api.FunctionFactory", body);
  }

  private static byte[] falseEnd() {
    ByteBuffer end = ByteBuffer.allocate(26).order(ByteOrder.LITTLE_ENDIAN);
    end.putInt(0x06054b50).putInt(0).putShort((short) 1).putShort((short) 1).putInt(46);
    return end.array();
  }

  private static byte[] zip64Lie(byte[] bytes) {
    byte[] changed = bytes.clone();
    ByteBuffer end = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
    int at = changed.length - 22;
    end.putShort(at + 8, (short) -1)
        .putShort(at + 10, (short) -1)
        .putInt(at + 12, -1)
        .putInt(at + 16, -1);
    return changed;
  }

  private static byte[] inverted(byte[] bytes) {
    byte[] changed = bytes.clone();
    for (int i = 0; i < changed.length; i++) {
      changed[i] = (byte) ~changed[i];
    }
    return changed;
  }

  private static byte[] set(byte[] bytes, int index, int value) {
    byte[] changed = bytes.clone();
    changed[index] = (byte) value;
    return changed;
  }

  private static void run(Path folder, String command) throws Exception {
    Process process = new ProcessBuilder("sh", "-c", command).directory(folder.toFile()).start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("cannot run " + command);
    }
  }
}
