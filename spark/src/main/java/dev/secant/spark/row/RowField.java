package dev.secant.spark.row;

import java.util.Locale;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The fields of the struct that a derivative is, in their order. */
public enum RowField {
  /** The value of the chain. */
  VALUE(DataTypes.DoubleType),
  /** Its derivative. */
  DERIVATIVE(DataTypes.DoubleType),
  /** The error bar of the derivative. */
  ERROR(DataTypes.DoubleType),
  /** What is known about the derivative. */
  STATUS(DataTypes.StringType),
  /** How many times the chain was evaluated. */
  EVALUATIONS(DataTypes.IntegerType);

  /** The type of the struct; each field may be NULL. */
  public static final StructType STRUCT = struct();

  private final DataType type;

  RowField(DataType type) {
    this.type = type;
  }

  private static StructType struct() {
    StructType struct = new StructType();
    for (RowField field : values()) {
      struct = struct.add(field.label(), field.type, true);
    }
    return struct;
  }

  /** Returns the type of the field. */
  public DataType type() {
    return type;
  }

  /** Returns the name of the field: {@code evaluations}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
