package dev.secant.runtime.worker;

/** A function in a worker failed, or its worker did. It holds no class of a plug-in. */
public final class RemoteException extends RuntimeException implements Faulty {
  private static final long serialVersionUID = 1L;

  private final Fault fault;

  RemoteException(Fault fault) {
    super(fault.sentence());
    this.fault = fault;
  }

  @Override
  public Fault fault() {
    return fault;
  }
}
