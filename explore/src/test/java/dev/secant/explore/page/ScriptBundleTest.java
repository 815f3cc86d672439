package dev.secant.explore.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tests {@link ScriptBundle}: modules become one script, and ours keep to its rules. */
class ScriptBundleTest {
  @Test
  void leavesOutImportsAndExports() {
    Map<String, String> modules =
        Map.of(
            "a.js", "// A.\n\nexport const a = 1;\nexport async function b() {}\n",
            "b.js",
                "import { a, b } from \"./a.js\";\n\nexport class C {}\nconst s = \"export \";\n");
    assertThat(ScriptBundle.of(List.of("a.js", "b.js"), modules::get))
        .isEqualTo(
            "// A.\n\nconst a = 1;\nasync function b() {}\n\nclass C {}\nconst s = \"export \";\n");
  }

  @Test
  void noTwoModulesDeclareOneName() {
    Matcher names =
        Pattern.compile("(?m)^(?:async )?(?:function|const|let|class) (\\w+)")
            .matcher(PageFiles.script());
    Set<String> seen = new HashSet<>();
    while (names.find()) {
      assertThat(seen.add(names.group(1))).as(names.group(1)).isTrue();
    }
    assertThat(seen).contains("Chart", "begin");
  }

  @Test
  void nothingOfTheModulesIsLeftToBeLoaded() {
    String nameOfSvg = "http://www.w3.org/2000/svg"; // a name, not a place
    assertThat(PageFiles.script().replace(nameOfSvg, ""))
        .doesNotContainPattern("(?m)^(import|export) ")
        .doesNotContain("</script", "<!--", "http://", "https://", "eval(", "innerHTML");
    assertThat(PageFiles.chartScript()).doesNotContain("</script", "<!--");
    assertThat(PageFiles.style()).doesNotContain("</style", "url(", "@import");
  }
}
