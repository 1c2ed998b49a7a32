package io.jenkins.plugins.azurerender.emulator.autoscale;

/** A formula that cannot be parsed or evaluated. */
public final class FormulaException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public FormulaException(String message) {
        super(message);
    }
}
