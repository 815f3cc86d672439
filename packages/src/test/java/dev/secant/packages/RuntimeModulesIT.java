package dev.secant.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/** The modules of the runtime, derived anew from what the JARs of the distribution refer to. */
class RuntimeModulesIT {
  private static final Pattern MODULE = Pattern.compile("(?m)^ +((?:java|jdk)[.][a-z.]+)");

  @Test
  void areAllThatTheJarsReferTo() throws Exception {
    List<String> jars = Packages.jars().stream().map(Path::toString).toList();
    List<String> words =
        new ArrayList<>(
            List.of(
                "--list-deps",
                "--ignore-missing-deps",
                "--multi-release",
                "17",
                "--class-path",
                String.join(File.pathSeparator, jars)));
    words.addAll(jars);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
    int code = jdeps.run(new PrintWriter(out), new PrintWriter(err), words.toArray(new String[0]));
    assertThat(code).as(out.toString() + err).isZero();
    Set<String> needed = new TreeSet<>();
    Matcher modules = MODULE.matcher(out.toString());
    while (modules.find()) {
      needed.add(modules.group(1));
    }
    assertThat(needed).contains("java.base", "jdk.incubator.vector");
    assertThat(Packages.modules())
        .as("the property runtime.modules of packages/pom.xml has all that the JARs need")
        .containsAll(needed);
  }
}
