/** The engine that runs a Jenkinsfile: threads, context, log, abort, and what a restart of the controller needs. */
package io.jenkins.plugins.azurerender.standin.pipeline;
