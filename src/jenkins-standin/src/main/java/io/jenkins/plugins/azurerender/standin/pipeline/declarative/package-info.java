/** Declarative Pipeline: checked as a whole before anything runs, then run by the scripted steps. */
package io.jenkins.plugins.azurerender.standin.pipeline.declarative;
