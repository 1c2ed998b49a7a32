/** Runs a Pipeline: its threads, step contexts, log, abort, and the state that a controller restart needs. */
package io.jenkins.plugins.azurerender.engine.pipeline;
