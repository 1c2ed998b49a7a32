package hudson;

/** Marks a type that plugins implement. */
public interface ExtensionPoint {}
