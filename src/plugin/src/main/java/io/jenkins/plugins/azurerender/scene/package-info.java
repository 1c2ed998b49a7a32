/**
 * What a scene file says of itself, read without the application that made it. One reader for each format. Pure Java:
 * nothing here knows of Jenkins or Azure.
 */
package io.jenkins.plugins.azurerender.scene;
