package io.jenkins.plugins.azurerender.emulator.autoscale;

/** A part of a formula; evaluated when needed, so that only the taken branch of a choice can fail. */
@FunctionalInterface
interface Expression {
    Object in(Scope scope);
}
