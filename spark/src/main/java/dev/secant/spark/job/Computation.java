package dev.secant.spark.job;

import dev.secant.runtime.chain.ChainSyntaxException;
import dev.secant.spark.chain.DriverChains;
import dev.secant.spark.sql.ChainCalls;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/** Reads the input, computes and writes the output: first all checks, then one job of Spark. */
final class Computation {
  /**
   * Fields come out as they went in, with their blanks, quoted as RFC 4180 has it. Spark writes a
   * DOUBLE in digits that read back to the same bits.
   */
  private static final Map<String, String> CSV =
      Map.of(
          "header", "true",
          "quote", "\"",
          "escape", "\"",
          "ignoreLeadingWhiteSpace", "false",
          "ignoreTrailingWhiteSpace", "false");

  private final SparkSession session;
  private final JobOptions options;

  Computation(SparkSession session, JobOptions options) {
    this.session = session;
    this.options = options;
  }

  /**
   * Computes.
   *
   * @throws JobException if something cannot be as asked, or a task failed
   */
  JobSummary run() {
    session.conf().set(ChainCalls.ON_ERROR, options.onError());
    requireChain();
    HadoopPaths paths = new HadoopPaths(session);
    List<FileStatus> places = paths.input(options.input());
    SaveMode mode = paths.requireOutput(options.output(), options.overwrite(), places);
    Observation observation = new Observation();
    Dataset<Row> results = results(places, observation);
    write(results, mode);
    try {
      return JobSummary.of(observation.getAsJava());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw JobException.failure("interrupted while the rows were counted; they are written");
    }
  }

  private void requireChain() {
    try {
      DriverChains.ship(session, options.chain());
    } catch (ChainSyntaxException e) {
      throw JobException.usage("--chain: " + e.getMessage());
    } catch (IllegalArgumentException e) { // a function, a plug-in or a setting
      throw JobException.usage(String.valueOf(e.getMessage()));
    }
  }

  private Dataset<Row> results(List<FileStatus> places, Observation observation) {
    try {
      return new ResultRows(InputRows.of(session, options, places), options)
          .observedBy(observation);
    } catch (JobException e) {
      throw e;
    } catch (Exception e) {
      if (e instanceof AnalysisException) { // which is checked, but not declared
        throw JobException.usage(RootCause.of(e));
      }
      throw e;
    }
  }

  private void write(Dataset<Row> results, SaveMode mode) {
    DataFrameWriter<Row> writer = results.write().mode(mode);
    if (options.outputForm() == FileForm.CSV) {
      writer = writer.options(CSV);
    }
    try {
      writer.format(options.outputForm().label()).save(options.output());
    } catch (Exception e) {
      if (e instanceof AnalysisException) { // as of a type that CSV has not; no task has run
        throw JobException.usage(RootCause.of(e));
      }
      throw e;
    }
  }
}
