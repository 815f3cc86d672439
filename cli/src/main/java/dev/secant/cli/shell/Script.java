package dev.secant.cli.shell;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.ExitCode;
import dev.secant.cli.failure.Printable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;

/**
 * Snippets of Java from a stream, run one after the other up to the first that fails. JShell's own
 * tool would go on, and exit as if all was well.
 */
public final class Script {
  private static final Pattern EXIT = Pattern.compile("/ex(?:it)?(?:[ \\t]+(\\d{1,9}))?");

  /** A shell sees eight bits of it: of 256, success. */
  private static final int LARGEST_EXIT_CODE = 255;

  private final JShell shell;
  private final PrintStream out;
  private final String text;

  /** Where the next snippet begins. */
  private int at;

  private Script(JShell shell, PrintStream out, String text) {
    this.out = out;
    this.shell = shell;
    this.text = text;
  }

  /**
   * Runs a script to its end or its {@code /exit}, of which it returns the exit code.
   *
   * @param in the script, in UTF-8
   * @param out takes the values; what snippets print themselves should end up there, too
   * @throws CommandFailure if it cannot be read, a snippet does not compile, or one throws; the
   *     message has the line
   */
  public static int run(InputStream in, PrintStream out) {
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      shell.addToClasspath(Startup.classPath());
      new Script(shell, out, Startup.text(Startup.SNIPPETS)).run();
      // Not by the stream itself: that of a file asks for its position, which a pipe does not have.
      byte[] script = new BufferedInputStream(in).readAllBytes();
      return new Script(shell, out, new String(script, StandardCharsets.UTF_8)).run();
    } catch (IOException e) {
      throw new CommandFailure(
          ErrorCode.INPUT_FAILED,
          "cannot read standard input: " + Printable.line(String.valueOf(e.getMessage())),
          e);
    }
  }

  private int run() {
    while (skipBlanks()) {
      if (isCommand()) {
        return exitCode();
      }
      runNext();
    }
    return ExitCode.SUCCESS;
  }

  /** A line ends a snippet that can end there, as it does where somebody types. */
  private void runNext() {
    SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
    int end = at;
    SourceCodeAnalysis.CompletionInfo next;
    do {
      end = endOfLine(end);
      next = analysis.analyzeCompletion(text.substring(at, end));
    } while (!next.completeness().isComplete() && !isComment(next) && end < text.length());
    if (next.completeness() == SourceCodeAnalysis.Completeness.DEFINITELY_INCOMPLETE) {
      throw failure(at, "the script ends in the middle of what begins here");
    }
    if (!isComment(next)) {
      run(next.source());
    }
    at = end - next.remaining().length();
  }

  private static boolean isComment(SourceCodeAnalysis.CompletionInfo next) {
    return next.completeness() == SourceCodeAnalysis.Completeness.EMPTY;
  }

  /** Returns where the line behind the one at {@code position} begins, or the text ends. */
  private int endOfLine(int position) {
    int end = text.indexOf('\n', position);
    return end < 0 ? text.length() : end + 1;
  }

  private boolean skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length();
  }

  /** A comment begins with a slash, too. */
  private boolean isCommand() {
    return text.startsWith("/", at) && !text.startsWith("//", at) && !text.startsWith("/*", at);
  }

  private int exitCode() {
    String command = text.substring(at, endOfLine(at)).strip();
    Matcher exit = EXIT.matcher(command);
    if (!exit.matches()) {
      throw failure(
          at,
          "of the commands of JShell, a script has /exit only, not " + Printable.cut(command, 40));
    }
    int code = exit.group(1) == null ? ExitCode.SUCCESS : Integer.parseInt(exit.group(1));
    if (code > LARGEST_EXIT_CODE) {
      throw failure(at, "an exit code must be 0 to " + LARGEST_EXIT_CODE + ", was " + code);
    }
    return code;
  }

  private void run(String source) {
    for (SnippetEvent event : shell.eval(source)) {
      if (event.causeSnippet() != null) {
        continue; // what was declared before and now means something else
      }
      if (event.status() == Snippet.Status.REJECTED) {
        throw rejected(event.snippet());
      }
      JShellException thrown = event.exception();
      if (thrown != null) {
        throw failure(at + offset(source, thrown), text(thrown));
      }
      if (isValue(event.snippet()) && event.value() != null) {
        out.println(event.value());
      }
    }
  }

  /** An assignment has a value, too, but who writes one does not ask for it. */
  private static boolean isValue(Snippet snippet) {
    return snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND
        || snippet.subKind() == Snippet.SubKind.VAR_VALUE_SUBKIND;
  }

  private CommandFailure rejected(Snippet snippet) {
    List<Diag> errors = shell.diagnostics(snippet).filter(Diag::isError).toList();
    if (errors.isEmpty()) {
      return failure(at, "this is no Java");
    }
    Diag first = errors.get(0);
    long position = Math.max(0, Math.min(first.getPosition(), text.length() - at - 1L));
    return failure(at + (int) position, withoutPlace(first.getMessage(Locale.ROOT)));
  }

  /** The class of a snippet has a name that nobody gave it. */
  private static String withoutPlace(String message) {
    return message
        .lines()
        .filter(line -> !line.strip().startsWith("location:"))
        .collect(Collectors.joining("\n"));
  }

  private static String text(JShellException thrown) {
    String kind =
        thrown instanceof EvalException e
            ? e.getExceptionClassName()
            : thrown.getClass().getSimpleName();
    String name = kind.substring(kind.lastIndexOf('.') + 1);
    return thrown.getMessage() == null ? name : name + ": " + thrown.getMessage();
  }

  /** Returns where in the snippet it threw: its own frame, the outermost, has the line there. */
  private static int offset(String source, JShellException thrown) {
    int line = 1;
    for (StackTraceElement frame : thrown.getStackTrace()) {
      String file = frame.getFileName();
      if (file != null && file.startsWith("#")) { // as JShell calls the files of snippets
        line = frame.getLineNumber();
      }
    }
    int offset = 0;
    for (int i = 1; i < line; i++) {
      offset = source.indexOf('\n', offset) + 1;
    }
    return offset;
  }

  private CommandFailure failure(int position, String message) {
    long line = text.substring(0, position).chars().filter(c -> c == '\n').count() + 1;
    return new CommandFailure(
        ErrorCode.SHELL_SCRIPT, "standard input, line " + line + ": " + message);
  }
}
