package dev.secant.cli.hazards;

import static dev.secant.cli.hazards.Jars.FUNCTION;
import static dev.secant.cli.hazards.Jars.applying;
import static dev.secant.cli.hazards.Jars.bad;
import static dev.secant.cli.hazards.Jars.calling;
import static dev.secant.cli.hazards.Jars.factory;
import static dev.secant.cli.hazards.Jars.sneaky;
import static dev.secant.cli.hazards.KnownHazards.x;

import java.util.ArrayList;
import java.util.List;

/** What code does when it is constructed, called or asked for a function. */
final class CodeHazards {
  private CodeHazards() {}

  static List<Hazard> all() {
    List<Hazard> all = new ArrayList<>();
    all.addAll(constructors());
    all.addAll(calls());
    all.addAll(factories());
    all.addAll(isolated());
    return all;
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
}
