package dev.secant.spark.plan;

import dev.secant.spark.row.RowBlock;
import dev.secant.spark.sql.GeneratedCode;
import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.codegen.CodeGenerator;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.jspecify.annotations.Nullable;

/** The values of a column that passes, for the rows of a block, in generated code. */
final class ColumnBuffer {
  /** Types whose objects may be views of memory that is used again for the next row. */
  private static final Set<String> VIEWS =
      Set.of("UTF8String", "BinaryView", "InternalRow", "ArrayData", "MapData");

  /** Types whose objects are small. */
  private static final Set<String> FIXED = Set.of("Decimal", "CalendarInterval");

  private final CodegenContext ctx;
  private final Attribute column;

  /** Has the same numbers already, or null. */
  private final @Nullable CallBuffer call;

  private final String type;

  /** Both empty where another buffer serves, the second also where nothing is NULL. */
  private String values = "";

  private String nulls = "";

  ColumnBuffer(CodegenContext ctx, Attribute column, @Nullable CallBuffer call) {
    this.ctx = ctx;
    this.column = column;
    this.call = call;
    type = CodeGenerator.javaType(column.dataType());
    if (call == null) {
      values = array(type, "values");
      nulls = column.nullable() ? array("boolean", "nulls") : "";
    }
  }

  /** An array of arrays has its length in the first brackets. */
  private String array(String element, String name) {
    int brackets = element.indexOf('[');
    String base = brackets < 0 ? element : element.substring(0, brackets);
    String rest = brackets < 0 ? "" : element.substring(brackets);
    String creation = "new " + base + "[" + RowBlock.CAPACITY + "]" + rest;
    return GeneratedCode.field(
        ctx, element + "[]", name, unique -> unique + " = " + creation + ";");
  }

  Attribute column() {
    return column;
  }

  /** Returns whether values differ in size, so that few may take much memory. */
  boolean isSized() {
    return call == null && !CodeGenerator.isPrimitiveType(type) && !FIXED.contains(type);
  }

  /** Returns the code that lets go of the values of a block. */
  String release(String count) {
    return "java.util.Arrays.fill(%s, 0, %s, null);".formatted(values, count);
  }

  /**
   * Returns the code that takes the value of row {@code count}.
   *
   * @param held the field that counts bytes, if it {@link #isSized}
   */
  String fill(ExprCode value, String count, String held) {
    if (call != null) {
      return "";
    }
    String kept = VIEWS.contains(type) ? value.value() + ".copy()" : value.value().code();
    String store = values + "[" + count + "] = " + kept + ";\n";
    if (isSized()) {
      store += "%s += %s.of(%s[%s]);\n".formatted(held, HeldBytes.class.getName(), values, count);
    }
    return nulls.isEmpty()
        ? store
        : "%1$s[%2$s] = %3$s;\nif (!%3$s) { %4$s }\n"
            .formatted(nulls, count, value.isNull(), store);
  }

  /** Returns the value of row {@code i}. */
  ExprCode read(String i) {
    if (call != null) {
      return call.argument();
    }
    String isNull = nulls.isEmpty() ? "false" : nulls + "[" + i + "]";
    return GeneratedCode.variable(ctx, column.dataType(), isNull, values + "[" + i + "]");
  }
}
