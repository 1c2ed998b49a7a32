/** The script of a Jenkinsfile: compilation, global variables, dispatch to steps. */
package io.jenkins.plugins.azurerender.engine.pipeline.script;
