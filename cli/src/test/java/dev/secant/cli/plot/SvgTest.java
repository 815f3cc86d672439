package dev.secant.cli.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.plot.Axis;
import dev.secant.plot.Figure;
import dev.secant.plot.Panel;
import dev.secant.plot.Scale;
import dev.secant.plot.Series;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** Reads an SVG back by the XML parser of the JDK, which the module of figures does without. */
class SvgTest {
  @Test
  void isWellFormedWithHostileTextAsText() throws Exception {
    String title = "<a> & \"b\" 'c' \u0000\u001b\ud800 \u202e 函数 𝒇 ]]>";
    double[] x = {0, 1};
    Figure figure =
        Figure.of(
            title,
            Axis.of("<x>", Scale.LINEAR),
            Panel.of(Axis.of("&y", Scale.LINEAR)).with(Series.of("\"s\"", Series.Kind.LINE, x, x)));
    byte[] svg = figure.toSvg(600, 300).getBytes(StandardCharsets.UTF_8);
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg));
    assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
    assertThat(document.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("<a> & \"b\" 'c' \ufffd\ufffd\ufffd \ufffd 函数 𝒇 ]]>");
  }
}
