package io.jenkins.plugins.azurerender.emulator.autoscale;

/** A parsed expression. It is evaluated lazily, so only the selected branch of a conditional can fail. */
@FunctionalInterface
interface Expression {
    Object in(Scope scope);
}
