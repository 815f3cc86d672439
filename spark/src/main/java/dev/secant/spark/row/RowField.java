package dev.secant.spark.row;

import java.util.Locale;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The fields of the struct that a derivative is, in their order. */
public enum RowField {
  /** The value of the chain. */
  VALUE,
  /** Its derivative. */
  DERIVATIVE,
  /** The error bar of the derivative. */
  ERROR,
  /** What is known about the derivative. */
  STATUS,
  /** How many times the chain was evaluated. */
  EVALUATIONS;

  /** The type of the struct; each field may be NULL. */
  public static final StructType STRUCT = struct();

  private static StructType struct() {
    StructType struct = new StructType();
    for (RowField field : values()) {
      struct = struct.add(field.label(), field.type(), true);
    }
    return struct;
  }

  /** Returns the type of the field. */
  public DataType type() {
    return switch (this) {
      case VALUE, DERIVATIVE, ERROR -> DataTypes.DoubleType;
      case STATUS -> DataTypes.StringType;
      case EVALUATIONS -> DataTypes.IntegerType;
    };
  }

  /** Returns where the field is in the struct. */
  public int index() {
    return STRUCT.fieldIndex(label());
  }

  /** Returns the field at a place in the struct. */
  public static RowField at(int index) {
    return valueOf(STRUCT.fieldNames()[index].toUpperCase(Locale.ROOT));
  }

  /** Returns the name of the field: {@code evaluations}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
