/** Creates objects from the arguments of a Jenkinsfile. */
package io.jenkins.plugins.azurerender.engine.binding;
