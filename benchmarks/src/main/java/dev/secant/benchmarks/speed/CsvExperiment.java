package dev.secant.benchmarks.speed;

import dev.secant.cli.points.BrokenSourceException;
import dev.secant.cli.points.Carry;
import dev.secant.cli.points.CsvPoints;
import dev.secant.cli.points.PointBlock;
import dev.secant.cli.points.PointColumns;
import dev.secant.cli.points.PointInput;
import dev.secant.cli.points.Wanted;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads a column of a CSV file as the command line does, and does nothing with it. */
final class CsvExperiment {
  private CsvExperiment() {}

  /**
   * @param points rows of the file
   * @throws IllegalArgumentException if there is no file
   */
  static List<Task> tasks(int points, Settings settings) {
    Path file = settings.file();
    if (file == null) {
      throw new IllegalArgumentException("csv needs --file");
    }
    return List.of(new Task("csv", points, () -> read(file, points)));
  }

  private static void read(Path file, int expected) {
    PointBlock block = new PointBlock();
    int rows = 0;
    Wanted wanted = new Wanted(PointColumns.of("x", null), Carry.NOTHING);
    try (InputStream stream = Files.newInputStream(file);
        CsvPoints points =
            CsvPoints.open(
                PointInput.ofFile(stream, file.toString(), Files.size(file), file), wanted, ',')) {
      while (points.fill(block)) {
        rows += block.size();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (BrokenSourceException e) {
      throw new IllegalStateException(e);
    }
    if (rows != expected) {
      throw new IllegalStateException(file + " has " + rows + " rows, not " + expected);
    }
  }
}
