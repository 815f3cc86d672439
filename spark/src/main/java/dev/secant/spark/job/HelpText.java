package dev.secant.spark.job;

/** What {@code --help} and {@code --version} print. */
final class HelpText {
  /** The help. Options of Spark are those of {@code spark-submit}, which the script hands on. */
  static final String HELP =
      """
      Usage: secant-spark-submit [OPTION OF SPARK]... --chain CHAIN --input FILE --output FOLDER
                                 [--column COLUMN] [--format FORMAT] [--input-format FORMAT]
                                 [--on-error WHAT] [--order N] [--eps STEP] [--tolerance T]
                                 [--budget N] [--noise-floor D] [--value] [--only] [--overwrite]
                                 [--plugins JAR-OR-FOLDER]... [--verbose]
      Computes a chain of functions and its derivative for each row of a file on Apache Spark.

      Columns of the output:
        those of the input, as they are; with --only, x: the number
        value        the chain at the number
        derivative   its slope there; of --order n, in units of x to the n-th power
        error        bound of the distance to the true derivative
        status       OK, or what is special: KINK, JUMP, NOISY, ...; FAILED in a row that failed
        evaluations  how often the chain was computed
      With --value there is value alone, with --eps value and derivative. A result whose name an
      input has is called value_2. A row without a number has no results.

        --chain CHAIN          Functions, applied from left to right: 'square | exp | square'.
        --input FILE           File, folder or pattern, a path or URI, as s3a://bucket/points.
        --input-format FORMAT  parquet, csv or json (an object a line). Default: by the name.
        --column COLUMN        Column of the numbers, by its name, else by its number from 1.
                               Default: the column named x, else the only one.
        --output FOLDER        Folder to write, a path or URI. It must not be there yet.
        --overwrite            Replaces an output that is there; it is removed when writing begins.
        --format FORMAT        parquet or csv. Default: what the name of the output ends in.
        --on-error WHAT        A row that fails: null leaves its results empty, fail ends the job.
                               Failed rows are counted, and the first are in the log of each task.
                               Default: null.
        --order N              Order of the derivative, 1 to 6. Default: 1.
        --eps STEP             A central difference with this step instead; it knows no error.
        --tolerance T          Relative error that is good enough, from 0 to below 1. Default: 0.
        --budget N             Evaluations allowed for a derivative, at least 10. Default: 48.
        --noise-floor D        How far values of the chain may be off. Default: 0, it is measured.
        --value                The value alone, no derivative.
        --only                 The number and the results only.
        --plugins PLACE        Plug-in JAR, or folder of them, for driver and executors.
        --verbose              All that Spark logs, and stack traces.
        --help                 Shows this help.
        --version              Shows the version.

      Options of Spark are those of spark-submit: --master, --conf, --jars, --executor-memory, ...

      Exit codes:
        0    everything was done
        1    some rows, a task, or reading or writing failed
        2    bad usage: option, chain, file or column; no task has computed anything
        125  the script found no Spark, no Java, or not what --plugins names

      Example:
        secant-spark-submit --master local[2] --chain 'square | exp | square' \\
            --input points.csv --column x --output derivatives.parquet
      """;

  private HelpText() {}

  /** Returns the version from the manifest of the JAR. */
  static String version() {
    String version = HelpText.class.getPackage().getImplementationVersion();
    return "secant-spark "
        + (version == null ? "(not packaged)" : version)
        + "\nSpark "
        + org.apache.spark.package$.MODULE$.SPARK_VERSION();
  }
}
