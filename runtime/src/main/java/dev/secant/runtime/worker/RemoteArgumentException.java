package dev.secant.runtime.worker;

/** A function in a worker did not accept what it was given. */
public final class RemoteArgumentException extends IllegalArgumentException implements Faulty {
  private static final long serialVersionUID = 1L;

  private final Fault fault;

  RemoteArgumentException(Fault fault) {
    super(fault.text());
    this.fault = fault;
  }

  @Override
  public Fault fault() {
    return fault;
  }
}
