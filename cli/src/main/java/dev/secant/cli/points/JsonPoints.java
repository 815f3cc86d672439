package dev.secant.cli.points;

import dev.secant.api.Variable;
import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.Printable;
import dev.secant.cli.format.DamagedFileException;
import dev.secant.cli.format.JsonObjectText;
import dev.secant.cli.format.JsonObjectText.Member;
import dev.secant.cli.format.JsonString;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Points in JSON lines: an object on each line, of which a key holds a number or an array, or
 * several keys the elements of an array. Strings that write a number are numbers, since JSON has no
 * other way to write NaN. Blank lines are skipped.
 *
 * <p>The first object says which columns there are. A line that is no object, or lacks the key, is
 * a point with a failure, and so is one that has a key twice: of the two values none is its. A line
 * of more than {@value TextLines#LONGEST} bytes ends the reading.
 */
public final class JsonPoints implements PointSource {
  private static final Charset UTF_8 = StandardCharsets.UTF_8;

  private static final int LONGEST_SHOWN = 100;

  private final PointInput input;
  private final Carry carry;
  private final TextLines lines;
  private List<String> keys = List.of();
  private List<Integer> indices = List.of(); // of the keys that make a point
  private boolean[] arePoints = {};
  private boolean hasArrays;
  private final boolean isOfSeveral;
  private @Nullable String pending;
  private @Nullable String extraKey;
  private long extraLine;
  private final ResultKeys results = new ResultKeys();

  private JsonPoints(PointInput input, Wanted wanted) throws IOException {
    this.input = input;
    carry = wanted.carry();
    isOfSeveral = wanted.columns().areArrays();
    lines = new TextLines(Utf8Input.open(input, input.name()));
  }

  /**
   * Reads the first object and finds the keys.
   *
   * @param input closed with the source
   * @throws CommandFailure if {@code input} cannot be read, does not begin with a JSON object on a
   *     line, or has no such key
   */
  public static JsonPoints open(PointInput input, Wanted wanted) {
    try {
      JsonPoints points = new JsonPoints(input, wanted);
      points.begin(wanted.columns());
      return points;
    } catch (IOException e) {
      throw input.broken(e).failure();
    }
  }

  private void begin(PointColumns columns) {
    try {
      pending = nextLine();
    } catch (IOException e) {
      throw broken(e).failure();
    }
    choose(columns);
  }

  private void choose(PointColumns columns) {
    if (pending == null) {
      return;
    }
    List<Member> members;
    try {
      members = JsonObjectText.members(pending);
    } catch (DamagedFileException e) {
      throw new CommandFailure(
          ErrorCode.INPUT_FORMAT,
          name()
              + ":"
              + lines.count()
              + ": the input must begin with a JSON object on a line: "
              + why(e),
          e);
    }
    keys = members.stream().map(Member::key).distinct().toList();
    if (keys.isEmpty()) {
      throw new CommandFailure(
          ErrorCode.INPUT_COLUMN, name() + ":" + lines.count() + ": the first object has no keys");
    }
    PointColumns.Found found = columns.in(keys, name());
    indices = found.indices();
    arePoints = found.among(keys.size());
    hasArrays = isOfSeveral || member(members, indices.get(0)).isArray();
  }

  /** What is wrong with a line is told of that line; the line is not counted yet. */
  private BrokenSourceException broken(IOException e) {
    return e instanceof DamagedFileException && !input.isCompressed()
        ? BrokenSourceException.damaged(
            name() + ":" + (lines.count() + 1) + " " + e.getMessage(), e)
        : input.broken(e);
  }

  private static String why(DamagedFileException e) {
    return Printable.line(String.valueOf(e.getMessage()));
  }

  private @Nullable String nextLine() throws IOException {
    String line = lines.next();
    while (line != null && line.isBlank()) {
      line = lines.next();
    }
    return line;
  }

  @Override
  public boolean fill(PointBlock block) throws BrokenSourceException {
    block.clear();
    if (carry != Carry.NOTHING && !keys.isEmpty()) {
      block.carried(() -> new CarriedRows(arePoints, ',', carry == Carry.OBJECTS));
    }
    try {
      while (!block.isFull()) {
        String line = pending == null ? nextLine() : pending;
        pending = null;
        if (line == null) {
          break;
        }
        add(line, block);
      }
    } catch (IOException e) {
      throw broken(e);
    }
    return block.size() > 0;
  }

  private void add(String line, PointBlock block) {
    long place = lines.count();
    List<Member> members;
    try {
      members = JsonObjectText.members(line);
    } catch (DamagedFileException e) {
      carry(List.of(), "", block);
      block.addFailure(withText("no JSON object: " + why(e), line), place);
      return;
    }
    carry(members, line, block);
    try {
      requireOnce(members);
      if (isOfSeveral) {
        block.addArray(array(members), place);
      } else if (hasArrays) {
        block.addArray(array(member(members, indices.get(0))), place);
      } else {
        block.addNumber(number(member(members, indices.get(0))), place);
      }
    } catch (NumberFormatException e) {
      block.addFailure(withText(Printable.line(String.valueOf(e.getMessage())), line), place);
    }
  }

  private static void requireOnce(List<Member> members) {
    String twice = ResultKeys.repeated(members);
    if (twice != null) {
      throw new NumberFormatException(
          "the object has the key '" + Printable.cut(twice, 60) + "' twice");
    }
  }

  private static String withText(String reason, String line) {
    return reason + ": " + Printable.cut(line, LONGEST_SHOWN);
  }

  private void carry(List<Member> members, String line, PointBlock block) {
    CarriedRows rows = block.carried();
    if (rows == null) {
      return;
    }
    rows.begin();
    if (rows.areObjects()) {
      String inside = members.isEmpty() ? lost() : results.inside(members, line, lines.count());
      rows.add(inside.getBytes(UTF_8));
    } else {
      keys.forEach(key -> rows.add(field(members, key)));
      noteExtra(members);
    }
    rows.endRow();
  }

  /** What stands for a line that is no object, so that its row has a point as all others. */
  private String lost() {
    return JsonString.of(keys.get(indices.get(0))) + ":\"NaN\"";
  }

  private static String field(List<Member> members, String key) {
    Member member = find(members, key);
    return member == null ? "" : member.field();
  }

  /** Returns the last member with a key: it is the one that other readers see. */
  private static @Nullable Member find(List<Member> members, String key) {
    for (int i = members.size() - 1; i >= 0; i--) {
      if (members.get(i).key().equals(key)) {
        return members.get(i);
      }
    }
    return null;
  }

  private void noteExtra(List<Member> members) {
    for (Member member : members) {
      if (extraKey == null && !keys.contains(member.key())) {
        extraKey = member.key();
        extraLine = lines.count();
      }
    }
  }

  private Member member(List<Member> members, int index) {
    Member member = find(members, keys.get(index));
    if (member == null) {
      throw new NumberFormatException("the object has no key " + shown(index));
    }
    return member;
  }

  private String shown(int index) {
    return "'" + Printable.cut(keys.get(index), 60) + "'";
  }

  private Variable array(List<Member> members) {
    double[] elements = new double[indices.size()];
    for (int i = 0; i < elements.length; i++) {
      try {
        elements[i] = number(member(members, indices.get(i)));
      } catch (NumberFormatException e) {
        throw new NumberFormatException(shown(indices.get(i)) + ": " + e.getMessage());
      }
    }
    return Variable.of(elements);
  }

  private double number(Member member) {
    if (member.isArray()) {
      throw new NumberFormatException("there is an array where the first line has a number");
    }
    return NumberText.parse(member.field());
  }

  private static Variable array(Member member) {
    if (!member.isArray()) {
      throw new NumberFormatException("there is no array where the first line has one");
    }
    List<Variable> points;
    try {
      points = PointListParser.parse(member.value().replace("\"", ""), "array");
    } catch (CommandFailure e) {
      throw new NumberFormatException(e.getMessage());
    }
    return points.get(0);
  }

  @Override
  public void results(List<String> names) {
    results.set(names);
  }

  /** What is not in the output as it was: there, only the keys of the first line have columns. */
  @Override
  public @Nullable String remark() {
    return extraKey == null
        ? results.remark(name())
        : name()
            + ":"
            + extraLine
            + ": '"
            + Printable.cut(extraKey, 60)
            + "' is no key of the first line, and is left out; --format jsonl keeps all";
  }

  @Override
  public List<String> columns() {
    return carry == Carry.NOTHING || keys.isEmpty() ? List.of("x") : keys;
  }

  @Override
  public void onIdle(Runnable action) {
    input.onIdle(action);
  }

  @Override
  public double fractionRead() {
    return input.fractionRead();
  }

  @Override
  public String name() {
    return input.name();
  }

  @Override
  public String where(PointBlock block, int index) {
    return name() + ":" + block.place(index);
  }

  @Override
  public boolean hasArrays() {
    return hasArrays;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
