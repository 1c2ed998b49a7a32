/**
 * The demonstration: the repository's Jenkinsfile on the pocket controller, with the packed plugin and a local cloud.
 * It uses the plugin as an administrator and a Jenkinsfile do, by symbols and parameters, never by its classes.
 */
package io.jenkins.plugins.azurerender.demo;
