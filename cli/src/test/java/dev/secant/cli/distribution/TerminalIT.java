package dev.secant.cli.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the installed program draws on the terminal in the user's locale. */
class TerminalIT {
  @TempDir private Path folder;

  private Command plot() throws IOException {
    return Installation.in(folder)
        .secant("plot", "sin", "--from", "0", "--to", "1")
        .without("LC_ALL")
        .without("LC_CTYPE")
        .without("LANG");
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "POSIX"})
  void isAsciiInALocaleOfAscii(String locale) throws Exception {
    String out = plot().with("LC_ALL", locale).run().out();
    assertThat(out).contains("f'(x)   . f' +- error bar");
    assertThat(isAscii(out)).isTrue();
  }

  @Test
  void isAsciiWithoutALocale() throws Exception {
    assertThat(isAscii(plot().run().out())).isTrue();
  }

  @Test
  void isUnicodeInALocaleOfIt() throws Exception {
    assertThat(plot().with("LC_CTYPE", "C.UTF-8").run().out()).contains("f′(x)   ⠤ f′ ± error bar");
  }
}
