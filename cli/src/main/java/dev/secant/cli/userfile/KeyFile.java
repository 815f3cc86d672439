package dev.secant.cli.userfile;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.Printable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A file of lines {@code key = value}, comments behind {@code #}, and empty lines. It says what
 * this user's commands do, so it must be of nobody else.
 */
public final class KeyFile {
  private static final long LARGEST = 1 << 20;

  /** What some editors begin a text with. */
  static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final Path OWN_PROCESS = Path.of("/proc/self");

  private final ErrorCode code;
  private final Path file;
  private final String name;
  private final String example;

  /**
   * Creates it; nothing is read yet.
   *
   * @param code of what may be wrong with it
   * @param example a line as it should be
   */
  public KeyFile(ErrorCode code, Path file, String example) {
    this.code = code;
    this.file = file;
    this.name = Printable.line(file.toString());
    this.example = example;
  }

  /** Returns its path as it is shown. */
  public String name() {
    return name;
  }

  /**
   * Returns all lines as they are.
   *
   * @throws CommandFailure if it is no file of this user, or no text
   */
  List<String> text() {
    String text = raw();
    return (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).lines().toList();
  }

  /** Returns the text as it is, as {@link #text} with its mark and ends of lines. */
  String raw() {
    try {
      Path real = file.toRealPath(); // a link is fine: what it leads to is judged
      requireOwn(real);
      if (!Files.isRegularFile(real)) {
        throw failure("is no file");
      }
      if (Files.size(real) > LARGEST) {
        throw failure("is larger than 1 MiB");
      }
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(real));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw failure("is no text in UTF-8; save it as that");
    } catch (IOException e) {
      throw new CommandFailure(code, name + " cannot be read: " + Printable.line(reason(e)), e);
    }
  }

  /**
   * Returns the lines that say something.
   *
   * @throws CommandFailure if it is no file of this user, no text, or a line has no equals sign
   */
  public List<KeyLine> lines() {
    return lines(
        (line, failure) -> {
          throw failure;
        });
  }

  /**
   * Returns the lines that have a name and a value.
   *
   * @param damaged takes the others
   * @throws CommandFailure if it is no file of this user, or no text
   */
  List<KeyLine> lines(BiConsumer<KeyLine.Line, CommandFailure> damaged) {
    List<KeyLine> lines = new ArrayList<>();
    List<String> text = text();
    for (int i = 0; i < text.size(); i++) {
      String line = text.get(i);
      if (!line.isBlank() && line.strip().charAt(0) != '#') {
        try {
          lines.add(line(line, i + 1));
        } catch (CommandFailure e) {
          damaged.accept(new KeyLine.Line(name, i + 1, line), e);
        }
      }
    }
    return lines;
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission is denied";
    }
    return e instanceof NoSuchFileException
        ? "it is a link to what is not there"
        : String.valueOf(e.getMessage());
  }

  private KeyLine line(String line, int number) {
    int equals = line.indexOf('=');
    if (equals < 0) {
      int end = line.stripTrailing().length();
      throw KeyLine.mistake(
          code,
          new KeyLine.Line(name, number, line),
          end,
          "an = is missing, with a value behind it\n",
          "\na line is like " + example + "; a comment begins with #");
    }
    String rest = withoutComment(line.substring(equals + 1));
    String value = rest.strip();
    int blanks = rest.length() - rest.stripLeading().length();
    KeyLine read =
        new KeyLine(
            name, number, line, line.substring(0, equals).strip(), value, equals + 1 + blanks);
    if (read.key().isEmpty()) {
      throw read.mistake(code, 0, "a name is missing before =", "a line is like " + example);
    }
    if (value.isEmpty()) {
      throw read.mistake(
          code, equals + 1, "a value is missing behind =", "a line is like " + example);
    }
    return read;
  }

  /** A comment begins with a number sign behind a blank. */
  private static String withoutComment(String text) {
    for (int i = text.indexOf('#'); i >= 0; i = text.indexOf('#', i + 1)) {
      if (i == 0 || Character.isWhitespace(text.charAt(i - 1))) {
        return text.substring(0, i);
      }
    }
    return text;
  }

  /** Nobody else may say what this user computes, nor where code is taken from. */
  private void requireOwn(Path real) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(real, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view == null) {
      return;
    }
    PosixFileAttributes attributes = view.readAttributes();
    if (attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE)) {
      throw failure(
          "may be written by anybody, so it is not trusted; take that right away: chmod o-w");
    }
    String owner = attributes.owner().getName();
    if (!owner.equals("root") && !owner.equals(user())) {
      throw failure(
          "belongs to "
              + Printable.line(owner)
              + ", not to you, so it is not trusted; make a copy");
    }
  }

  /** By what files of this process belong to: the property {@code user.name} can be anything. */
  private static String user() throws IOException {
    Path own =
        Files.isDirectory(OWN_PROCESS) ? OWN_PROCESS : Path.of(System.getProperty("user.home"));
    return Files.getOwner(own).getName();
  }

  private CommandFailure failure(String why) {
    return new CommandFailure(code, name + " " + why);
  }
}
