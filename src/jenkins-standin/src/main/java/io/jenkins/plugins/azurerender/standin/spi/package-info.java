/** The interface between the Jenkins types of this module and the engine that runs jobs (src/jenkins-engine). */
package io.jenkins.plugins.azurerender.standin.spi;
