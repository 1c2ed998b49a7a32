/** Declarative Pipeline: validated as a whole before it runs, then run by scripted steps. */
package io.jenkins.plugins.azurerender.engine.pipeline.declarative;
