package io.jenkins.plugins.azurerender.standin;

import java.util.Map;

/** A describable that a script named by its symbol, with its arguments, before it is known what type is wanted. */
public record Unbound(String symbol, Map<String, ?> arguments) {}
