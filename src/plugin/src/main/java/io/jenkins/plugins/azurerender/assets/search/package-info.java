/**
 * Where the files are that a scene refers to: as written, and when they are not there, in the places where an artist
 * would look. Pure Java over paths; looks nowhere but in the folders it is given.
 */
package io.jenkins.plugins.azurerender.assets.search;
