package dev.secant.cli.hazards;

import static dev.secant.cli.hazards.Jars.FUNCTION;
import static dev.secant.cli.hazards.Jars.HALF_CLASS;
import static dev.secant.cli.hazards.Jars.IDENTITY;
import static dev.secant.cli.hazards.Jars.bad;
import static dev.secant.cli.hazards.Jars.half;
import static dev.secant.cli.hazards.Jars.one;
import static dev.secant.cli.hazards.Jars.with;
import static dev.secant.cli.hazards.KnownHazards.x;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.secant.testkit.jar.PluginJar;
import java.util.ArrayList;
import java.util.List;

/** Classes that are no functions, or no classes, and the names they claim. */
final class ClassHazards {
  private ClassHazards() {}

  static List<Hazard> all() {
    List<Hazard> all = new ArrayList<>();
    all.addAll(classes());
    all.addAll(names());
    return all;
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
            folder ->
                half().changing(HALF_CLASS, bytes -> Bytes.set(bytes, 10, 0x63)).writeTo(x(folder)),
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
}
